def g():
    yield it.gi_running


it = g()
print(next(it), it.gi_running)  # expect: True False
