"""A small shop: data classes, an enumeration, properties, errors of its own."""

from dataclasses import dataclass, field
from enum import Enum, auto


class Kind(Enum):
    TOOL = auto()
    FOOD = auto()


class OutOfStock(Exception):
    def __init__(self, item, wanted):
        super().__init__(f"only {item.count} of {item.name}, not {wanted}")


@dataclass(order=True)
class Item:
    name: str
    kind: Kind = field(compare=False)
    price: float = field(compare=False)
    count: int = field(default=0, compare=False)

    @property
    def worth(self):
        return self.price * self.count


@dataclass
class Shop:
    items: dict[str, Item] = field(default_factory=dict)

    def put(self, name, kind, price, count):
        item = self.items.setdefault(name, Item(name, kind, price))
        item.count += count

    def sell(self, name, count):
        item = self.items[name]
        if item.count < count:
            raise OutOfStock(item, count)
        item.count -= count
        return item.price * count

    def __iter__(self):
        return iter(sorted(self.items.values()))


def main():
    shop = Shop()
    shop.put("saw", Kind.TOOL, 12.5, 4)
    shop.put("bread", Kind.FOOD, 2.2, 10)
    shop.put("hammer", Kind.TOOL, 9.0, 2)
    shop.put("bread", Kind.FOOD, 2.2, 5)
    for name, count in [("bread", 3), ("saw", 5), ("glue", 1)]:
        try:
            print(f"sold {count} {name} for {shop.sell(name, count):.2f}")
        except OutOfStock as error:
            print("sorry:", error)
        except KeyError as error:
            print("unknown:", error)
    print(f"\n{'item':<8}{'kind':<6}{'count':>5}{'worth':>8}")
    for item in shop:
        print(f"{item.name:<8}{item.kind.name:<6}{item.count:>5}{item.worth:>8.2f}")
    print(max(shop, key=lambda item: item.worth))


main()
