x: undefined_name = 1
print(x)  # expect: 1
try:
    __annotations__
except NameError as error:
    print(error)  # expect: name '__annotations__' is not defined
