# Keys whose class hashes and compares by a script: every operation of dicts and sets on one key.


class Key:
    def __init__(self, value, hash=None):
        self.value = value
        self.hash = value if hash is None else hash

    def __hash__(self):
        return self.hash

    def __eq__(self, other):
        if not isinstance(other, Key):
            return NotImplemented
        return self.value == other.value

    def __repr__(self):
        return f"Key({self.value})"


class Missing(dict):
    def __missing__(self, key):
        return "missing", key


d = {Key(1): "one", Key(2, 1): "two", Key(3, 1): "three"}
print(d, d[Key(2, 1)], d.get(Key(3, 1)), d.get(Key(4, 1)), d.get(Key(4, 1), 5))
print(Key(3, 1) in d, Key(4, 1) in d, Key(3, 7) in d)
d[Key(3, 1)] = "drei"
d[Key(4, 1)] = "vier"
print(d, d.setdefault(Key(4, 1), 0), d.setdefault(Key(5, 1)), d.setdefault(Key(6, 1), 6))
del d[Key(2, 1)]
print(d.pop(Key(1)), d.pop(Key(1), "gone"), d)
for operation in (lambda: d[Key(9)], lambda: d.pop(Key(9)), lambda: d.__delitem__(Key(9)), lambda: d.__getitem__(Key(8))):
    try:
        operation()
    except KeyError as error:
        print("KeyError", error)
m = Missing({Key(1): 2})
print(m[Key(1)], m[Key(2)], m.get(Key(2)))
print({**d, Key(4, 1): "four"}, {k: k.value for k in d}, dict(d) == d, d == {Key(5, 1): None})

s = {Key(1), Key(2, 1), Key(1)}
s.add(Key(2, 1))
s.add(Key(3, 1))
print(len(s), Key(2, 1) in s, Key(7, 1) in s, s.discard(Key(7, 1)), s.discard(Key(1)), len(s))
s.remove(Key(2, 1))
try:
    s.remove(Key(2, 1))
except KeyError as error:
    print("KeyError", error)
print(s, Key(3, 1) in frozenset(s), {frozenset([Key(1)]): 1}[frozenset([Key(1)])])
print({Key(1)} in {frozenset([Key(1)])}, {(Key(1), 2): 3}[Key(1), 2])

# the reflected method, and what is no answer


class Loose:
    def __hash__(self):
        return 1

    def __eq__(self, other):
        print("Loose asked", type(other).__name__)
        return self is other or NotImplemented


class Tight(Loose):
    __hash__ = Loose.__hash__

    def __eq__(self, other):
        print("Tight asked", type(other).__name__)
        return False


class Strange(int):
    def __hash__(self):
        return 1

    def __eq__(self, other):
        print("Strange asked", type(other).__name__)
        return [1] if other == 5 else []


one, two = Loose(), Loose()
table = {one: 1}
print(two in table, one in table, Key(1) in table, 1 in table, Tight() in table)
table = {Strange(3): 1}
print(5 in table, hash(Strange(3)), Strange(3) in table)


class Judge:
    def __bool__(self):
        print("judged")
        return True


class Sly:
    def __hash__(self):
        return 1

    def __eq__(self, other):
        return Judge()


print({Sly(): "sly"}[Sly()], {Sly(): "sly"}[1])

# tables that change while they are asked


class Changing:
    count = 0

    def __hash__(self):
        return 1

    def __eq__(self, other):
        Changing.count += 1
        if Changing.count == 1:
            target.clear()
            target[Other()] = "other"
        return isinstance(other, Other) or type(other) is Changing and Changing.count > 3


class Other(Changing):
    pass


target = {Changing(): 1, Changing(): 2} if False else {}
target[Changing()] = "first"
print(target.get(Changing()), Changing.count, list(target.values()))


class Deleting:
    def __hash__(self):
        return 2

    def __eq__(self, other):
        target.clear()
        return True


target = {Deleting(): 1}
print(target.pop(Deleting(), "nothing"), target)
target = {Deleting()}
target.discard(Deleting())
print(target)

# no hash, or a hash that raises


class NoHash:
    __hash__ = None


class Bad:
    def __init__(self, error):
        self.error = error

    def __hash__(self):
        if isinstance(self.error, BaseException):
            raise self.error
        return self.error


class Odd(TypeError):
    pass


class Text:
    def __str__(self):
        return "a text"


def attempt(operation):
    try:
        print(operation())
    except Exception as error:
        print(type(error).__name__, error, type(error.__context__).__name__)


for key in (NoHash(), Bad(TypeError("mine")), Bad(TypeError(Text())), Bad(Odd("odd")), Bad(ValueError("value")), Bad("x"), Bad(True), Bad(1 << 80), Bad(-1), [], (1, []), (1, NoHash())):
    attempt(lambda: {key: 1} and "stored")
    attempt(lambda: {}.get(key))
    attempt(lambda: key in set())
    attempt(lambda: hash(key))

# what raises while comparing


class Raising:
    def __hash__(self):
        return 3

    def __eq__(self, other):
        raise TypeError("no comparison")


attempt(lambda: Raising() in {Raising(): 1})
attempt(lambda: {Raising()}.add(Raising()))
attempt(lambda: {Raising(): 1}.update({Raising(): 2}))


# generators and switches inside of them
def steps():
    class Yielding:
        def __hash__(self):
            return 4

        def __eq__(self, other):
            return sum(range(3)) == 3

    d = {}
    for number in range(3):
        d[Yielding()] = number
        yield d[Yielding()], len(d)


print(list(steps()))


class Deep:
    def __init__(self, inner):
        self.inner = inner

    def __hash__(self):
        return hash(self.inner)

    def __eq__(self, other):
        return self.inner == other.inner


def deep(depth):
    made = 1
    for _ in range(depth):
        made = Deep(made)
    return made


print({deep(50): "deep"}[deep(50)])
try:
    {deep(5000): "too deep"}
except RecursionError as error:
    print("RecursionError")

comprehended = {Key(number % 3, 1) for number in range(7)}
print(len(comprehended), {Key(number % 2, 1): number for number in range(5)})

# expect-output:
# | {Key(1): 'one', Key(2): 'two', Key(3): 'three'} two three None 5
# | True False False
# | {Key(1): 'one', Key(2): 'two', Key(3): 'drei', Key(4): 'vier', Key(5): None, Key(6): 6} vier None 6
# | one gone {Key(3): 'drei', Key(4): 'vier', Key(5): None, Key(6): 6}
# | KeyError Key(9)
# | KeyError Key(9)
# | KeyError Key(9)
# | KeyError Key(8)
# | 2 ('missing', Key(2)) None
# | {Key(3): 'drei', Key(4): 'four', Key(5): None, Key(6): 6} {Key(3): 3, Key(4): 4, Key(5): 5, Key(6): 6} True False
# | 3 True False None None 2
# | KeyError Key(2)
# | {Key(3)} True 1
# | True 3
# | Loose asked Loose
# | Loose asked Loose
# | Loose asked Key
# | Loose asked int
# | Tight asked Loose
# | False True False False False
# | Strange asked Strange
# | Strange asked int
# | False 1 True
# | judged
# | judged
# | sly sly
# | None 2 ['other']
# | nothing {}
# | set()
# | TypeError cannot use 'NoHash' as a dict key (unhashable type: 'NoHash') NoneType
# | TypeError cannot use 'NoHash' as a dict key (unhashable type: 'NoHash') NoneType
# | TypeError cannot use 'NoHash' as a set element (unhashable type: 'NoHash') NoneType
# | TypeError unhashable type: 'NoHash' NoneType
# | TypeError cannot use 'Bad' as a dict key (mine) NoneType
# | TypeError cannot use 'Bad' as a dict key (mine) NoneType
# | TypeError cannot use 'Bad' as a set element (mine) NoneType
# | TypeError mine NoneType
# | TypeError cannot use 'Bad' as a dict key (a text) NoneType
# | TypeError cannot use 'Bad' as a dict key (a text) NoneType
# | TypeError cannot use 'Bad' as a set element (a text) NoneType
# | TypeError a text NoneType
# | Odd odd NoneType
# | Odd odd NoneType
# | Odd odd NoneType
# | Odd odd NoneType
# | ValueError value NoneType
# | ValueError value NoneType
# | ValueError value NoneType
# | ValueError value NoneType
# | TypeError cannot use 'Bad' as a dict key (__hash__ method should return an integer) NoneType
# | TypeError cannot use 'Bad' as a dict key (__hash__ method should return an integer) NoneType
# | TypeError cannot use 'Bad' as a set element (__hash__ method should return an integer) NoneType
# | TypeError __hash__ method should return an integer NoneType
# | stored
# | None
# | False
# | 1
# | stored
# | None
# | False
# | 524288
# | stored
# | None
# | False
# | -2
# | TypeError cannot use 'list' as a dict key (unhashable type: 'list') NoneType
# | TypeError cannot use 'list' as a dict key (unhashable type: 'list') NoneType
# | TypeError cannot use 'list' as a set element (unhashable type: 'list') NoneType
# | TypeError unhashable type: 'list' NoneType
# | TypeError cannot use 'tuple' as a dict key (unhashable type: 'list') NoneType
# | TypeError cannot use 'tuple' as a dict key (unhashable type: 'list') NoneType
# | TypeError cannot use 'tuple' as a set element (unhashable type: 'list') NoneType
# | TypeError unhashable type: 'list' NoneType
# | TypeError cannot use 'tuple' as a dict key (unhashable type: 'NoHash') NoneType
# | TypeError cannot use 'tuple' as a dict key (unhashable type: 'NoHash') NoneType
# | TypeError cannot use 'tuple' as a set element (unhashable type: 'NoHash') NoneType
# | TypeError unhashable type: 'NoHash' NoneType
# | TypeError no comparison NoneType
# | TypeError no comparison NoneType
# | TypeError no comparison NoneType
# | [(0, 1), (1, 1), (2, 1)]
# | deep
# | RecursionError
# | 3 {Key(0): 4, Key(1): 3}
