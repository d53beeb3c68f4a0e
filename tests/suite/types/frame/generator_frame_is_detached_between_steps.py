def g():
    yield
    yield


it = g()
next(it)
print(it.gi_frame.f_back, it.gi_frame.f_lineno)  # expect: None 2
next(it)
print(it.gi_frame.f_lineno)  # expect: 3
