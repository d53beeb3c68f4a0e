class Thing:
    def method(self):
        return super(1, self).method()


try:
    Thing().method()
except TypeError as error:
    print(error)  # expect: super() argument 1 must be a type, not int
