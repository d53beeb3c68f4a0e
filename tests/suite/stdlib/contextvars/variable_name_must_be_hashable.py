import contextvars


class Odd(str):
    def __eq__(self, other):
        return True


try:
    contextvars.ContextVar(Odd())
except TypeError as error:
    print(error)  # expect: unhashable type: 'Odd'
