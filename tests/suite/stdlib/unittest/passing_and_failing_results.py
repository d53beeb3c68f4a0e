import io
import unittest


class T(unittest.TestCase):
    def test_pass(self):
        self.assertEqual(1 + 1, 2)

    def test_fail(self):
        self.assertEqual(1, 2)

    def test_error(self):
        1 / 0

    @unittest.skip("later")
    def test_skip(self):
        pass


result = unittest.TextTestRunner(stream=io.StringIO()).run(unittest.defaultTestLoader.loadTestsFromTestCase(T))
print(result, result.failures[0][1].splitlines()[-1], result.skipped[0][1])  # expect: <unittest.runner.TextTestResult run=4 errors=1 failures=1> AssertionError: 1 != 2 later
