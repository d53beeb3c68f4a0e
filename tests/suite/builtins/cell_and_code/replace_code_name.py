def f():
    return 1


g = f.__code__.replace(co_name="renamed", co_consts=f.__code__.co_consts)
print(g.co_name, f.__code__.co_name, f.__code__ == f.__code__.replace())  # expect: renamed f True
