class Meta(type):
    def __len__(cls):
        return 7

    def __iter__(cls):
        return iter("ab")

    def __contains__(cls, x):
        return x == 1

    def __getitem__(cls, key):
        return f"item {key}"

    def __repr__(cls):
        return f"<{cls.__name__}!>"


class A(metaclass=Meta):
    pass


print(len(A), list(A), 1 in A, A[5], A)  # expect: 7 ['a', 'b'] True item 5 <A!>
