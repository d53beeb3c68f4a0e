import inspect


def f():
    return 1  # one


class A:
    def m(self):
        pass


print(inspect.getsource(f).strip(), inspect.isfunction(f), inspect.ismethod(A().m), inspect.isclass(A), inspect.isbuiltin(len), inspect.isgeneratorfunction(f))

# expect-output:
# | def f():
# |     return 1  # one True True True True False
