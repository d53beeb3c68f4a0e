import gc


def make(first, second):
    class C:
        def __init__(self):
            setattr(self, first, first)
            setattr(self, second, second)

    return C()


def look(o):
    return o.left, o.right


for i in range(60):
    names = ("left", "right") if i % 2 else ("right", "left")
    found = look(make(*names))
    if found != ("left", "right"):
        print(i, found)
    gc.collect()
print("done")  # expect: done
