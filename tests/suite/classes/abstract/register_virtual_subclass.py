from abc import ABC


class Drawable(ABC):
    pass


@Drawable.register
class Circle:
    pass


print(issubclass(Circle, Drawable), isinstance(Circle(), Drawable), Drawable in Circle.__mro__)  # expect: True True False
