def derived(base, argument):
    class WithInit(base):
        def __init__(self, *arguments, more=None):
            super().__init__(*arguments) if base is list else None
            self.more = more

    class WithNew(base):
        def __new__(cls, *arguments, more=None):
            self = super().__new__(cls, *arguments)
            self.more = more
            return self

    class Plain(base):
        pass

    for kind in WithInit, WithNew:
        made = kind(argument, more=3)
        print(base.__name__, made == base(argument), made.more)
    try:
        Plain(argument, more=3)
    except TypeError as error:
        print(error)

for base, argument in (float, 2.5), (list, [1]), (tuple, [1]), (frozenset, [1]):
    derived(base, argument)

# expect-output:
# | float True 3
# | float True 3
# | float() takes no keyword arguments
# | list True 3
# | list True 3
# | list() takes no keyword arguments
# | tuple True 3
# | tuple True 3
# | tuple() takes no keyword arguments
# | frozenset True 3
# | frozenset True 3
# | frozenset() takes no keyword arguments
