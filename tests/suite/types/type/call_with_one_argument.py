class A:
    pass


print(type(A()) is A, type(A) is type, type.__call__(A).__class__.__name__)  # expect: True True A
