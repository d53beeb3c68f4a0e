import io
import unittest


class T(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        print("setUpClass")

    def setUp(self):
        print("setUp")
        self.addCleanup(print, "cleanup")

    def tearDown(self):
        print("tearDown")

    def test_a(self):
        print("test")


unittest.TextTestRunner(stream=io.StringIO()).run(unittest.defaultTestLoader.loadTestsFromTestCase(T))

# expect-output:
# | setUpClass
# | setUp
# | test
# | tearDown
# | cleanup
