class A:
    def __getitem__(self, key):
        return key


print(A()[...], A()[1:2:3, ::, -1], A()[()], A()[lambda: 0].__name__)  # expect: Ellipsis (slice(1, 2, 3), slice(None, None, None), -1) () <lambda>
