from greenlet import getcurrent, greenlet

print(greenlet(len).switch([1, 2, 3]))  # expect: 3
try:
    greenlet(len).switch(1)
except TypeError as error:
    print(error)  # expect: object of type 'int' has no len()
print(greenlet(getcurrent().switch).switch("straight back"))  # expect: straight back
try:
    greenlet(None).switch()
except TypeError as error:
    print(error)  # expect: 'NoneType' object is not callable


class Callable:
    def __call__(self, *args):
        return args


print(greenlet(Callable()).switch(1, 2))  # expect: (1, 2)
