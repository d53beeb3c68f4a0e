e = ValueError("a")
e.args = ["x", "y"]
print(e, e.args, repr(e))  # expect: ('x', 'y') ('x', 'y') ValueError('x', 'y')
