try:
    undefined_name
except NameError as error:
    print(error.name)  # expect: undefined_name
