def f():
    pass


for name, value in (("__code__", 5), ("__defaults__", [1]), ("__name__", 5), ("__dict__", 5), ("__kwdefaults__", 3)):
    try:
        setattr(f, name, value)
    except (TypeError, AttributeError) as error:
        print(error)

# expect-output:
# | __code__ must be set to a code object
# | __defaults__ must be set to a tuple object
# | __name__ must be set to a string object
# | __dict__ must be set to a dictionary, not a 'int'
# | __kwdefaults__ must be set to a dict object
