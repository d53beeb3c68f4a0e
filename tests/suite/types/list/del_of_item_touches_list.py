class A:
    def __del__(self):
        print("del sees", a)


a = [A(), 1]
a[0] = 5
print(a)
a.append(A())
a.pop()
print(a)

# expect-output:
# | del sees [5, 1]
# | [5, 1]
# | del sees [5, 1]
# | [5, 1]
