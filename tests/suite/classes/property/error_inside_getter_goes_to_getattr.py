class C:
    @property
    def x(self):
        raise AttributeError("inside")

    def __getattr__(self, name):
        return f"fallback {name}"


print(C().x)  # expect: fallback x
