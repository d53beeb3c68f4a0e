class Meta(type):
    def __prepare__(name, bases, **kw):
        print("prepare", name, kw)  # expect: prepare A {'flag': 1}
        return {}

    def __new__(mcls, name, bases, ns, **kw):
        print("new", sorted(k for k in ns if not k.startswith("__")), kw)  # expect: new ['x'] {'flag': 1}
        return super().__new__(mcls, name, bases, ns)

    def __init__(cls, name, bases, ns, **kw):
        print("init", name)  # expect: init A

    def __call__(cls, *args):
        print("call", args)  # expect: call (5,)
        return super().__call__()


class A(metaclass=Meta, flag=1):
    x = 1


A(5)
