class A:
    pass


print(super(A, A()).__self_class__, super(A, A()).__thisclass__)  # expect: <class '__main__.A'> <class '__main__.A'>
