from greenlet import getcurrent, greenlet

main = getcurrent()
a = greenlet(lambda: [main.switch(i) for i in range(2)])
b = greenlet(lambda: {main.switch(i): i for i in range(2)})
print(a.switch(), b.switch())  # expect: 0 0
print(a.switch("x"), b.switch("k"))  # expect: 1 1
print(a.switch("y"), b.switch("l"))  # expect: ['x', 'y'] {'k': 0, 'l': 1}
