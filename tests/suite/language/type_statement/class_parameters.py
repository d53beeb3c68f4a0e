class Stack[T]:
    items: list[T]


print(Stack.__type_params__, Stack[int], Stack.__orig_bases__)  # expect: (T,) __main__.Stack[int] (typing.Generic[T],)
