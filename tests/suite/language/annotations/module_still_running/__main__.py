import one

print(one.__annotations__, one.two.seen)  # expect: {'first': <class 'int'>, 'second': <class 'int'>} {'first': <class 'int'>}
