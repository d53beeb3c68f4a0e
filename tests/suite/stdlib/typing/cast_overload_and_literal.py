from typing import Annotated, Callable, Literal, cast, get_args, get_origin

print(cast(int, "x"), Literal["a", 1], get_args(dict[str, int]), get_origin(list[int]), Callable[[int], str], Annotated[int, "m"].__metadata__)  # expect: x typing.Literal['a', 1] (<class 'str'>, <class 'int'>) <class 'list'> typing.Callable[[int], str] ('m',)
