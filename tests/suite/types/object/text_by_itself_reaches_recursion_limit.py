class Thing:
    pass


Thing.__repr__ = Thing.__str__
for show in str, repr:
    try:
        show(Thing())
    except RecursionError as error:
        print(type(error).__name__)


class Annotated:
    __classdict__: int


print(Annotated.__annotations__)

# expect-output:
# | RecursionError
# | RecursionError
# | {'__classdict__': <class 'int'>}
