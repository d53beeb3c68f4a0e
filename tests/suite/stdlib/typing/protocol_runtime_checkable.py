from typing import Protocol, runtime_checkable


@runtime_checkable
class Closes(Protocol):
    def close(self): ...


class A:
    def close(self):
        pass


print(isinstance(A(), Closes), isinstance(5, Closes))  # expect: True False
Closes()  # raises: TypeError: Protocols cannot be instantiated
