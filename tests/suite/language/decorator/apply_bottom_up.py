def mark(name):
    print("make", name)

    def apply(f):
        print("apply", name)
        return f

    return apply


@mark("a")
@mark("b")
def f():
    pass

# expect-output:
# | make a
# | make b
# | apply b
# | apply a
