print(str(True), f"{True}", f"{True:d}", f"{True:>6}", "%d %s" % (True, False))  # expect: True True 1      1 1 False
