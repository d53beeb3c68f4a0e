import weakref


class Item:
    pass


def walk(item):
    yield from [item, item]


item = Item()
reference = weakref.ref(item)
walker = walk(item)
next(walker)
del walker, item
print(reference())  # expect: None
