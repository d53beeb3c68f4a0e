def g():
    with open("f.txt", "w") as f:
        yield f


it = g()
f = next(it)
print(f.closed)  # expect: False
it.close()
print(f.closed)  # expect: True
