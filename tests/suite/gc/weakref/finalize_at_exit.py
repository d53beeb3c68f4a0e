import weakref


class A:
    pass


a = A()
weakref.finalize(a, print, "at exit")
print("end")

# expect-output:
# | end
# | at exit
