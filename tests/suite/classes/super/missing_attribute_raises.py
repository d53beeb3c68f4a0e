class A:
    def f(self):
        super().missing  # raises: AttributeError: 'super' object has no attribute 'missing'


A().f()
