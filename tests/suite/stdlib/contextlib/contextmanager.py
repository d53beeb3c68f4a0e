from contextlib import contextmanager


@contextmanager
def tag(name):
    print("<" + name)
    try:
        yield name.upper()
    except ValueError as error:
        print("caught", error)
    finally:
        print(name + ">")


with tag("a") as x:
    print(x)
    raise ValueError("inside")
print("after")

# expect-output:
# | <a
# | A
# | caught inside
# | a>
# | after
