class A:
    pass


print(A, repr(A()).split(" at ")[0])  # expect: <class '__main__.A'> <__main__.A object
