from dataclasses import dataclass, field


@dataclass
class Item:
    name: str
    price: float = 1.0
    tags: list = field(default_factory=list)


a = Item("a")
a.tags.append("x")
print(a, Item("a"), Item("b", 2.0) == Item("b", 2.0), Item("a") == Item("b"))  # expect: Item(name='a', price=1.0, tags=['x']) Item(name='a', price=1.0, tags=[]) True False
