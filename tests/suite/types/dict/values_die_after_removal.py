class A:
    def __del__(self):
        print("del sees", list(d))


d = {"a": A(), "b": 1}
del d["a"]
d["b"] = A()
d["b"] = 2
print(d)

# expect-output:
# | del sees ['b']
# | del sees ['b']
# | {'b': 2}
