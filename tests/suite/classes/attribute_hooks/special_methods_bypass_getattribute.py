class A:
    def __getattribute__(self, name):
        print("asked", name)
        return object.__getattribute__(self, name)

    def __len__(self):
        return 3


print(len(A()))
A().__len__()

# expect-output:
# | 3
# | asked __len__
