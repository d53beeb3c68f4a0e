import gc
import weakref


class Mark:
    pass


for base, value in (str, 'a'), (int, 5), (bytes, b'x'), (float, 1.5), (bytearray, b'x'):
    class Special(base):
        pass

    special = Special(value)
    mark = Mark()
    special.mark = mark
    special.itself = special
    alive = weakref.ref(mark)
    del special, mark
    gc.collect()
    print(base.__name__, alive())

# expect-output:
# | str None
# | int None
# | bytes None
# | float None
# | bytearray None
