class D(dict):
    def __missing__(self, key):
        return f"<{key}>"


print("{a} {b}".format_map(D(a=1)))  # expect: 1 <b>
