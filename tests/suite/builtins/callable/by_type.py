class A:
    def __call__(self):
        pass


print(callable(len), callable(A), callable(A()), callable(5), callable(lambda: 0), callable("x".upper))  # expect: True True True False True True
