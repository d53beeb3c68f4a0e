class A:
    def __del__(self):
        print("del")


a = A()
b = a
del a
print("still")
b = None
print("end")

# expect-output:
# | still
# | del
# | end
