from typing import Any, List, TypeVar, Union

T = TypeVar('T')
print((int | str) | 'X', 'X' | (int | str))
print(T | 'X', 'X' | T, List[int] | 'y')
print(Union[int, 'a'], Union['x'], Union['x', 'x'])
for text in ('x y', ''):
    try:
        Union[text, int]
    except SyntaxError as error:
        print(error.msg)
for wrong in ((1, 2),):
    try:
        Union[int, wrong]
    except TypeError as error:
        print(error)
type Alias = int
for make in (lambda: int | 'x', lambda: 'x' | int, lambda: list[int] | 'x', lambda: None | 'x',
             lambda: Alias | 'x', lambda: 3 | Alias):
    try:
        print(make())
    except TypeError as error:
        print(error)
print((int | str) | 3, 3 | (int | str))

# expect-output:
# | int | str | ForwardRef('X') ForwardRef('X') | int | str
# | ~T | ForwardRef('X') ForwardRef('X') | ~T typing.List[int] | ForwardRef('y')
# | int | ForwardRef('a') ForwardRef('x') ForwardRef('x')
# | Forward reference must be an expression -- got 'x y'
# | Forward reference must be an expression -- got ''
# | Union[arg, ...]: each arg must be a type. Got (1, 2).
# | unsupported operand type(s) for |: 'type' and 'str'
# | unsupported operand type(s) for |: 'str' and 'type'
# | unsupported operand type(s) for |: 'types.GenericAlias' and 'str'
# | unsupported operand type(s) for |: 'NoneType' and 'str'
# | unsupported operand type(s) for |: 'typing.TypeAliasType' and 'str'
# | unsupported operand type(s) for |: 'int' and 'typing.TypeAliasType'
# | int | str | 3 3 | int | str
