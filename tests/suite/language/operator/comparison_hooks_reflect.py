class A:
    def __lt__(self, other):
        return "lt"

    def __le__(self, other):
        return "le"


print(A() < 1, 1 > A(), A() <= 1, 1 >= A())  # expect: lt lt le le
