from functools import singledispatch


@singledispatch
def show(x):
    return f"object {x}"


@show.register
def _(x: int):
    return f"int {x}"


@show.register(list)
def _(x):
    return f"list of {len(x)}"


print(show(1), show([1, 2]), show("s"), show(True), show.dispatch(int).__name__)  # expect: int 1 list of 2 object s int True _
