class Upper:
    def __getitem__(self, code):
        if code > 100:
            raise LookupError
        return code - 32


print("abcxyz".translate(Upper()))  # expect: ABCxyz
