class D(dict):
    def __missing__(self, key):
        return key.upper()


d = D(a=1)
print(d["a"], d["b"], d.get("b"), len(d))  # expect: 1 B None 1
