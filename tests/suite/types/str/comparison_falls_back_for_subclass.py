class Loud(str):
    def __eq__(self, other):
        return "eq"

    def __lt__(self, other):
        return "lt"

    __hash__ = str.__hash__


def ask(a, b):
    if a == b:
        answer = "same"
    else:
        answer = "other"
    return answer, a == b, a < b, a != b


for a, b in [("a", "a"), ("a", "b"), (Loud("a"), "b"), ("b", Loud("a")), ("a", "\u0100"), ("", "a"), ("ab", "a")]:
    print(ask(a, b))
try:
    ask("a", 1)
except TypeError as error:
    print(error)

# expect-output:
# | ('same', True, False, False)
# | ('other', False, True, True)
# | ('same', 'eq', 'lt', True)
# | ('same', 'eq', False, True)
# | ('other', False, True, True)
# | ('other', False, True, True)
# | ('other', False, False, True)
# | '<' not supported between instances of 'str' and 'int'
