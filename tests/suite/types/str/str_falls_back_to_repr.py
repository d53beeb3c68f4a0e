class A:
    def __repr__(self):
        return "A!"


print(A(), str(A()), f"{A()}", [A()])  # expect: A! A! A! [A!]
