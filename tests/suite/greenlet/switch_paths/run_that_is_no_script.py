from greenlet import getcurrent, greenlet

print(greenlet(len).switch([1, 2, 3]))
try:
    greenlet(len).switch(1)
except TypeError as error:
    print(error)
print(greenlet(getcurrent().switch).switch("straight back"))
try:
    greenlet(None).switch()
except TypeError as error:
    print(error)


class Callable:
    def __call__(self, *args):
        return args


print(greenlet(Callable()).switch(1, 2))
