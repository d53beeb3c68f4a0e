class A:
    fail = False

    @property
    def size(self):
        if self.fail:
            raise ValueError("no size")
        return 1


def read(a):
    return a.size + 1


a = A()
print([read(a) for _ in range(4)])  # expect: [2, 2, 2, 2]
a.fail = True
try:
    read(a)
except ValueError as error:
    import traceback

    print([frame.name for frame in traceback.extract_tb(error.__traceback__)])  # expect: ['<module>', 'read', 'size']
