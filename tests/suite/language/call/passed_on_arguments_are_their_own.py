def shown(*values, **words):
    return values, words


def passed_on(*values, **words):
    return shown(*values, **words)


def changed(*values, **words):
    words["new"] = len(words)
    return values, words


def kept(*values, **words):
    other = changed(*values, **words)
    return values, words, other


def only_words(words):
    return shown(**words)


def only_values(values):
    return shown(*values)


class Words(dict):
    pass


for _ in range(3):
    print(passed_on(1, 2, x=3), passed_on(), kept(1, y=2), only_words({"a": 1}), only_words(Words(z=1)))
    print(only_values([1, 2]), only_values((3, 4)), only_values("ab"), only_values(()), only_words({}))
    for function in (only_words, only_values):
        for wrong in (5, None):
            try:
                function(wrong)
            except TypeError as error:
                print(error)
    try:
        only_words({1: 2})
    except TypeError as error:
        print(error)


def unbound():
    shown(*values)
    values = ()


try:
    unbound()
except UnboundLocalError as error:
    print(error)

# expect-output:
# | ((1, 2), {'x': 3}) ((), {}) ((1,), {'y': 2}, ((1,), {'y': 2, 'new': 1})) ((), {'a': 1}) ((), {'z': 1})
# | ((1, 2), {}) ((3, 4), {}) (('a', 'b'), {}) ((), {}) ((), {})
# | __main__.shown() argument after ** must be a mapping, not int
# | __main__.shown() argument after ** must be a mapping, not NoneType
# | __main__.shown() argument after * must be an iterable, not int
# | __main__.shown() argument after * must be an iterable, not NoneType
# | keywords must be strings
# | ((1, 2), {'x': 3}) ((), {}) ((1,), {'y': 2}, ((1,), {'y': 2, 'new': 1})) ((), {'a': 1}) ((), {'z': 1})
# | ((1, 2), {}) ((3, 4), {}) (('a', 'b'), {}) ((), {}) ((), {})
# | __main__.shown() argument after ** must be a mapping, not int
# | __main__.shown() argument after ** must be a mapping, not NoneType
# | __main__.shown() argument after * must be an iterable, not int
# | __main__.shown() argument after * must be an iterable, not NoneType
# | keywords must be strings
# | ((1, 2), {'x': 3}) ((), {}) ((1,), {'y': 2}, ((1,), {'y': 2, 'new': 1})) ((), {'a': 1}) ((), {'z': 1})
# | ((1, 2), {}) ((3, 4), {}) (('a', 'b'), {}) ((), {}) ((), {})
# | __main__.shown() argument after ** must be a mapping, not int
# | __main__.shown() argument after ** must be a mapping, not NoneType
# | __main__.shown() argument after * must be an iterable, not int
# | __main__.shown() argument after * must be an iterable, not NoneType
# | keywords must be strings
# | cannot access local variable 'values' where it is not associated with a value
