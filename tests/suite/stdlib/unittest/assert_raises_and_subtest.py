import unittest

t = unittest.TestCase()
with t.assertRaises(ZeroDivisionError) as caught:
    1 / 0
print(caught.exception)  # expect: division by zero
with t.assertRaisesRegex(ValueError, "inval.d"):
    int("x")
with t.assertRaises(ValueError):  # raises: AssertionError: ValueError not raised
    pass
