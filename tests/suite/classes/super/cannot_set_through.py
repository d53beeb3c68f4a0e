class A:
    x = 1

    def f(self):
        super().x = 2  # raises: AttributeError: 'super' object has no attribute 'x' and no __dict__ for setting new attributes


A().f()
