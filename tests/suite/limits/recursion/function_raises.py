def f():
    f()


try:
    f()
except RecursionError as error:
    print(error)  # expect: maximum recursion depth exceeded
