class A:
    def __new__(cls, *args):
        print("new", args)  # expect: new (1, 2)
        return super().__new__(cls)

    def __init__(self, *args):
        print("init", args)  # expect: init (1, 2)


A(1, 2)
