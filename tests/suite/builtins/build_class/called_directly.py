def body():
    x = 1


A = __build_class__(body, "A")
print(A.__name__, type(A))  # expect: A <class 'type'>
