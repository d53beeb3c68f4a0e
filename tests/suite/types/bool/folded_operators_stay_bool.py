print(True & True, True | False, True ^ True, True & 1, type(False | False))  # expect: True True False 1 <class 'bool'>
