def g():
    yield


print(repr(g()).split(" at ")[0], repr(x for x in []).split(" at ")[0])  # expect: <generator object g <generator object <genexpr>
