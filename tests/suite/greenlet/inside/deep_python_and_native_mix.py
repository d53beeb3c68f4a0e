from greenlet import getcurrent, greenlet

main = getcurrent()


def deep(n):
    if n == 0:
        return main.switch("bottom")
    return max(map(lambda x: x, sorted([deep(n - 1)], key=lambda x: x)), key=lambda x: x)


a, b = greenlet(deep), greenlet(deep)
print(a.switch(10), b.switch(20))  # expect: bottom bottom
print(b.switch("b"), a.switch("a"))  # expect: b a
