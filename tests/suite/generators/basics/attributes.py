def count(n):
    while True:
        yield n
        n += 1


it = count(5)
print(it.__name__, it.__qualname__, it.gi_running, it.gi_frame is not None, it.gi_yieldfrom, it.gi_suspended)  # expect: count count False True None False
next(it)
print(it.gi_frame.f_locals, it.gi_suspended, it.gi_code.co_name)  # expect: {'n': 5} True count
it.close()
print(it.gi_frame)  # expect: None
