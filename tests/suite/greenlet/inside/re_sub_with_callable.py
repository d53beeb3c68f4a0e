import re

from greenlet import getcurrent, greenlet

main = getcurrent()


def replace(match):
    return main.switch(match.group())


a, b = greenlet(lambda: re.sub(r"\d", replace, "a1b2")), greenlet(lambda: re.sub("x", replace, "xyx"))
print(a.switch(), b.switch())  # expect: 1 x
print(a.switch("<1>"), b.switch("X"))  # expect: 2 x
print(a.switch("<2>"), b.switch("Y"))  # expect: a<1>b<2> XyY
