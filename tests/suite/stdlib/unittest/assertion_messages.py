import unittest

t = unittest.TestCase()
for action in (
    lambda: t.assertEqual([1, 2], [1, 3]),
    lambda: t.assertTrue(0),
    lambda: t.assertIn(1, [2]),
    lambda: t.assertIsNone(5),
    lambda: t.assertAlmostEqual(1.0, 1.1),
    lambda: t.assertGreater(1, 2),
):
    try:
        action()
    except AssertionError as error:
        print(str(error).splitlines()[0])

# expect-output:
# | Lists differ: [1, 2] != [1, 3]
# | 0 is not true
# | 1 not found in [2]
# | 5 is not None
# | 1.0 != 1.1 within 7 places (0.10000000000000009 difference)
# | 1 not greater than 2
