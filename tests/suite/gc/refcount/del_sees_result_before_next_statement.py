class A:
    def __del__(self):
        global n
        n = 5


n = 1
a = A()
del a
x = n
print(x)  # expect: 5
