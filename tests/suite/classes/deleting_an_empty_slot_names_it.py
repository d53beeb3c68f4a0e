class Slotted:
    __slots__ = ('place',)


one = Slotted()
try:
    del one.place
except AttributeError as error:
    print(error)  # expect: place
one.place = 1
del one.place
try:
    one.place
except AttributeError as error:
    print(error)  # expect: 'Slotted' object has no attribute 'place'
