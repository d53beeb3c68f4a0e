import sys

frames = []


class A:
    def __del__(self):
        print("del")


def f():
    a = A()
    frames.append(sys._getframe())


f()
print("still held by the frame")
frames[0].clear()
print("end")

# expect-output:
# | still held by the frame
# | del
# | end
