class A:
    @property
    def x(self):
        return 1


print(type(A.x).__name__, A.__dict__["x"].fget(A()))  # expect: property 1
