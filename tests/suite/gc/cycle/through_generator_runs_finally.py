import gc


def g():
    holder = []
    try:
        holder.append((yield))
        yield
    finally:
        print("finally")


it = g()
next(it)
it.send(it)
del it
print("unreachable")
gc.collect()

# expect-output:
# | unreachable
# | finally
