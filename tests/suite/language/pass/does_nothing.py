class A:
    pass


def f():
    pass


if 1: pass
print(f(), A.__name__)  # expect: None A
