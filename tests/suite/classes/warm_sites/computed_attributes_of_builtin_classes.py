class Special(complex):
    pass


class Other:
    real = "an attribute"


class Late:
    pass


special = Special(1, 2)
special.own = 5
values = [3 + 4j, 1, 2.5, special, Other(), True, 3 - 1j, 10**30, special]
shown = []
for value in values * 2:
    shown.append(value.real)
for value in [1j, 2j, 3j, 4j]:
    total = value.real + (value * 2).imag
    shown.append(total)
print(*shown)

late = [Late(), Late(), Late()]
Late.imag = property(lambda self: "a property")
shown = []
for value in late + [1j] + late:
    shown.append(value.imag)
print(*shown)


class Borrowed:
    real = complex.__dict__["real"]


for value in (1j, 2j, Borrowed(), 3j):
    try:
        print(value.real)
    except TypeError as error:
        print("TypeError")


def name_of(error):
    return error.args


for value in (ValueError(1), KeyError("x"), ValueError(2, 3)):
    print(name_of(value))
try:
    name_of(5)
except AttributeError as error:
    print(error)

# expect-output:
# | 3.0 1 2.5 1.0 an attribute 1 3.0 1000000000000000000000000000000 1.0 3.0 1 2.5 1.0 an attribute 1 3.0 1000000000000000000000000000000 1.0 2.0 4.0 6.0 8.0
# | a property a property a property 1.0 a property a property a property
# | 0.0
# | 0.0
# | TypeError
# | 0.0
# | (1,)
# | ('x',)
# | (2, 3)
# | 'int' object has no attribute 'args'
