a = "hello_world"
b = "hello" + "_world"
print(a is b, a == b)  # expect: True True
import sys

print(sys.intern("".join(["a", "b"])) is sys.intern("ab"))  # expect: True
