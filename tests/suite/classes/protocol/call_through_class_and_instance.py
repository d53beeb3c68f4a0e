class Meta(type):
    def __call__(cls, x):
        return x * 2


class A(metaclass=Meta):
    def __call__(self):
        return "instance"


print(A(21), type.__call__(A)())  # expect: 42 instance
