import collections

Pair = collections.namedtuple('Pair', 'left right', defaults=[2])
pair = Pair(1)
print(pair, pair.left, pair.right, Pair(right=5, left=4))
print([p.left + p.right for p in map(Pair, range(3), range(3))])


class Sub(Pair):
    def total(self):
        return self.left + self.right


print(Sub(3, 4).total(), Sub(3)._replace(right=9).right, type(Sub(1, 2)._replace(left=0)).__name__)
for use in (lambda: setattr(pair, 'left', 1), lambda: delattr(pair, 'left'), lambda: Pair.left.__get__(3),
            lambda: Pair.right.__get__((1,)), lambda: Pair(), lambda: Pair(1, 2, 3)):
    try:
        use()
    except Exception as error:
        print(type(error).__name__, error)
print(Pair.left, Pair.left.__doc__, Pair.left.__get__(None, Pair) is Pair.left)
Pair.left.__doc__ = 'the left one'
print(Pair.left.__doc__, Pair.left.__reduce__()[1])

# expect-output:
# | Pair(left=1, right=2) 1 2 Pair(left=4, right=5)
# | [0, 2, 4]
# | 7 9 Sub
# | AttributeError can't set attribute
# | AttributeError can't delete attribute
# | TypeError descriptor for index '0' for tuple subclasses doesn't apply to 'int' object
# | IndexError tuple index out of range
# | TypeError Pair.__new__() missing 1 required positional argument: 'left'
# | TypeError Pair.__new__() takes from 2 to 3 positional arguments but 4 were given
# | _tuplegetter(0, 'Alias for field number 0') Alias for field number 0 True
# | the left one (0, 'the left one')
