class A:
    @property
    def a(self):
        return self.b + 1

    @property
    def b(self):
        return max([self.c, 0], key=lambda x: x)

    @property
    def c(self):
        return 40


print(A().a)  # expect: 41
