try:
    (5).foo
except AttributeError as error:
    print(error.name, error.obj)  # expect: foo 5
