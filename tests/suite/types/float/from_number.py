print(float.from_number(3), float.from_number(True))  # expect: 3.0 1.0
float.from_number("3")  # raises: TypeError: must be real number, not str
