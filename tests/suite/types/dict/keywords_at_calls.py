class Keyed(dict):
    def __iter__(self):
        return iter(["other"])

    def keys(self):
        return ["other"]

    def __getitem__(self, key):
        return "looked up"


base = {"a": 1, "b": 2}
print(dict(a=1, b=2), dict(base, b=3, c=4), dict([("x", 1)], y=2), dict(base) is base, dict())
print(dict(Keyed(real=1), more=2))
own = {"z": 0}
print(own.update(a=1), own.update({"a": 2}, b=3), own.update(own, c=4), own.update([("d", 5)], e=6), own)
print(own.update(self=1, other=2), own)
print(dict(self=1, iterable=2), dict(**{"not a name": 1}))


class Sub(dict):
    def __init__(self, *args, **named):
        super().__init__(*args, **named)


sub = Sub({"p": 1}, q=2)
sub.update(r=3)
print(type(sub), sub)
for wrong in (lambda: dict(1, a=2), lambda: dict({}, {}, a=1), lambda: {}.update({}, {}, a=1), lambda: dict.update(3, a=1)):
    try:
        wrong()
    except TypeError as error:
        print(error)

# expect-output:
# | {'a': 1, 'b': 2} {'a': 1, 'b': 3, 'c': 4} {'x': 1, 'y': 2} False {}
# | {'other': 'looked up', 'more': 2}
# | None None None None {'z': 0, 'a': 2, 'b': 3, 'c': 4, 'd': 5, 'e': 6}
# | None {'z': 0, 'a': 2, 'b': 3, 'c': 4, 'd': 5, 'e': 6, 'self': 1, 'other': 2}
# | {'self': 1, 'iterable': 2} {'not a name': 1}
# | <class '__main__.Sub'> {'p': 1, 'q': 2, 'r': 3}
# | 'int' object is not iterable
# | dict expected at most 1 argument, got 2
# | update expected at most 1 argument, got 2
# | descriptor 'update' for 'dict' objects doesn't apply to a 'int' object
