try:
    import a
except ImportError as error:
    print(str(error).split(" (")[0], error.name)

# expect-output:
# | cannot import name 'x' from 'a' a
