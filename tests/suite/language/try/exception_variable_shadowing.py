error = "before"
try:
    raise ValueError("x")
except ValueError as error:
    error = "replaced"
print("error" in globals())  # expect: False
