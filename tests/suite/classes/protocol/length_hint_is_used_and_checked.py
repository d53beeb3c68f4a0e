import operator


class A:
    def __iter__(self):
        return iter([1, 2])

    def __length_hint__(self):
        return -1


print(list([1]), operator.length_hint(object(), 7))  # expect: [1] 7
list(A())  # raises: ValueError: __length_hint__() should return >= 0
