class A:
    def __del__(self):
        raise ValueError("in del")


a = A()
del a
print("goes on")  # expect: goes on

# stderr:
# | Exception ignored while calling deallocator <function A.__del__ at ADDRESS>:
# | Traceback (most recent call last):
# |   File "FILE", line 3, in __del__
# |     raise ValueError("in del")
# | ValueError: in del
