from typing import Any, Optional, Union, get_type_hints


def f(x: Optional[int], y: "list[str]" = None) -> Any:
    pass


print(Optional[int], Union[int, str, int], get_type_hints(f))  # expect: int | None int | str {'x': int | None, 'y': list[str], 'return': typing.Any}
