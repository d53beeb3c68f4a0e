def check(f):
    print("g" in globals())  # expect: False
    return f


@check
def g():
    pass


print("g" in globals())  # expect: True
