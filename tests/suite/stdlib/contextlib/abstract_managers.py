from contextlib import AbstractContextManager


class C(AbstractContextManager):
    def __exit__(self, *exc):
        print("exit")


with C() as c:
    print(type(c).__name__)


class Duck:
    def __enter__(self): ...
    def __exit__(self, *exc): ...


print(issubclass(Duck, AbstractContextManager))

# expect-output:
# | C
# | exit
# | True
