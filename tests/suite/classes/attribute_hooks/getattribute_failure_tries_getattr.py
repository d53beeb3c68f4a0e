class A:
    def __getattribute__(self, name):
        raise AttributeError(name)

    def __getattr__(self, name):
        return "rescued " + name


print(A().thing)  # expect: rescued thing
