nan = float("nan")
print([nan] == [nan], [nan] == [float("nan")])  # expect: True False
