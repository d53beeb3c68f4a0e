import operator


class Only:
    def __ne__(self, other):
        return "asked"


class Raises:
    def __ne__(self, other):
        raise KeyError("asked")


def told(base, *arguments):
    class Sub(base):
        def __ne__(self, other):
            return "asked " + base.__name__

    return Sub(*arguments)


print(Only() != Only(), operator.ne(Only(), Only()), operator.ne(1, Only()))
for ne in operator.ne, lambda a, b: a != b:
    try:
        print(ne(Raises(), Raises()))
    except KeyError as error:
        print(error)
    for base, *arguments in (list,), (int, 1), (str, "a"), (float, 1.5), (tuple, (1,)), (dict,), (set, (1,)), (bytes, b"a"):
        one = told(base, *arguments)
        print(ne(one, one), ne(base(*arguments), one), ne(one, base(*arguments)))
    print(ne(object(), 1), ne(one := object(), one), ne([Only()], [Only()]))

# expect-output:
# | asked asked asked
# | 'asked'
# | asked list asked list asked list
# | asked int asked int asked int
# | asked str asked str asked str
# | asked float asked float asked float
# | asked tuple asked tuple asked tuple
# | asked dict asked dict asked dict
# | asked set asked set asked set
# | asked bytes asked bytes asked bytes
# | True False True
# | 'asked'
# | asked list asked list asked list
# | asked int asked int asked int
# | asked str asked str asked str
# | asked float asked float asked float
# | asked tuple asked tuple asked tuple
# | asked dict asked dict asked dict
# | asked set asked set asked set
# | asked bytes asked bytes asked bytes
# | True False True
