class E(Exception):
    def __new__(cls, *args):
        self = super().__new__(cls, *args)
        self.made = True
        return self


print(E(1).made, E(1).args)  # expect: True (1,)
