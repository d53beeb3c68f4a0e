class Names:
    def __getitem__(self, name):
        return name.upper()


print(eval("abc + xyz", {}, Names()))  # expect: ABCXYZ
