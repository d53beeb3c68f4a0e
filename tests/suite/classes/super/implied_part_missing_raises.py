# What `super()` stands for may have been deleted.
def attempt(work, *arguments):
    try:
        work(*arguments)
    except Exception as error:
        print(type(error).__name__, error)


class C:
    def attribute(self):
        del self
        super().x

    def alone(self):
        del self
        super()

    def in_cell(self):
        def inner():
            return self
        del self
        super().x()

    def no_class(self):
        nonlocal __class__
        del __class__
        super().x()


for name in 'attribute', 'alone', 'in_cell', 'no_class':
    attempt(getattr(C, name), C())

# expect-output:
# | UnboundLocalError cannot access local variable 'self' where it is not associated with a value
# | RuntimeError super(): arg[0] deleted
# | UnboundLocalError cannot access local variable 'self' where it is not associated with a value
# | NameError cannot access free variable '__class__' where it is not associated with a value in enclosing scope
