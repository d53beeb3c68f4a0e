@(lambda f: f.__name__.upper())
def shout():
    pass


print(shout)  # expect: SHOUT
