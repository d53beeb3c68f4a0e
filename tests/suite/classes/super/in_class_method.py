class A:
    @classmethod
    def make(cls):
        return cls.__name__


class B(A):
    @classmethod
    def make(cls):
        return "via " + super().make()


print(B.make())  # expect: via B
