import copy


class A:
    def __init__(self, x):
        self.x = x

    def __deepcopy__(self, memo):
        return A("deep")


class B:
    def __init__(self):
        self.items = [1]


b = B()
print(copy.deepcopy(A(1)).x, copy.copy(A(1)).x, copy.copy(b).items is b.items, copy.deepcopy(b).items is b.items, copy.copy((1,)), copy.copy(len) is len)  # expect: deep 1 True False (1,) True
