class Positive:
    def __set_name__(self, owner, name):
        self.name = "_" + name

    def __get__(self, instance, owner):
        return getattr(instance, self.name)

    def __set__(self, instance, value):
        if value <= 0:
            raise ValueError(f"{self.name[1:]} must be positive")  # raises: ValueError: price must be positive
        setattr(instance, self.name, value)


class Item:
    price = Positive()


item = Item()
item.price = 3
print(item.price)  # expect: 3
item.price = -1
