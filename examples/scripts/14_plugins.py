"""Classes that register themselves, descriptors that check, and a metaclass that counts: the object model at work."""


class Typed:
    def __init__(self, kind, default):
        self.kind, self.default = kind, default

    def __set_name__(self, owner, name):
        self.name = name

    def __get__(self, instance, owner):
        if instance is None:
            return self
        return vars(instance).get(self.name, self.default)

    def __set__(self, instance, value):
        if not isinstance(value, self.kind):
            raise TypeError(f"{type(instance).__name__}.{self.name} must be {self.kind.__name__}, not {type(value).__name__}")
        vars(instance)[self.name] = value


class Counting(type):
    def __call__(cls, *args, **kwargs):
        cls.made = getattr(cls, "made", 0) + 1
        return super().__call__(*args, **kwargs)


class Shape(metaclass=Counting):
    kinds = {}
    color = Typed(str, "black")

    def __init_subclass__(cls, /, name, **kwargs):
        super().__init_subclass__(**kwargs)
        Shape.kinds[name] = cls

    def __init__(self, **fields):
        for name, value in fields.items():
            setattr(self, name, value)

    def __repr__(self):
        return f"<{self.color} {type(self).__name__} of area {self.area:g}>"


class Square(Shape, name="square"):
    side = Typed(int, 1)

    @property
    def area(self):
        return self.side**2


class Circle(Shape, name="circle"):
    radius = Typed(float, 1.0)

    @property
    def area(self):
        return 3.14159 * self.radius**2


def build(text):
    name, *pairs = text.split()
    fields = {key: eval(value, {"__builtins__": {}}) for key, value in (pair.split("=") for pair in pairs)}
    return Shape.kinds[name](**fields)


for text in ["square side=3 color='red'", "circle radius=0.5", "square", "square side=2.5", "triangle"]:
    try:
        print(build(text))
    except (TypeError, KeyError) as error:
        print(f"{type(error).__name__}: {error}")
print({name: cls.made for name, cls in Shape.kinds.items()}, [cls.__name__ for cls in Square.__mro__])
