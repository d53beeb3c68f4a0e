class A:
    def __dir__(self):
        return ["b", "a"]


print(dir(A()))  # expect: ['a', 'b']
