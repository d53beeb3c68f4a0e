class C:
    def __init__(self, fail):
        self.fail = fail

    def __enter__(self):
        if self.fail:
            raise ValueError("second")

    def __exit__(self, kind, *rest):
        print("exit", kind.__name__)  # expect: exit ValueError
        return True


with C(False), C(True):
    print("never")
print("after")  # expect: after
