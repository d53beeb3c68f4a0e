class C:
    def __enter__(self):
        return "type"

    def __exit__(self, *exc):
        pass


c = C()
c.__enter__ = lambda: "instance"
with c as value:
    print(value)  # expect: type
