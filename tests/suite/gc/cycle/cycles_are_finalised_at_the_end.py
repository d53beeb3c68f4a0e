import sys


class Noisy:
    def __init__(self, name):
        self.name, self.me = name, self

    def __del__(self):
        print("gone:", self.name, sys.is_finalizing())


def make():
    Noisy("local")


own = Noisy("global")
make()
print("end", sys.is_finalizing())

# expect-output:
# | end False
# | gone: local True
# | gone: global True
