def f():
    1


print(f())  # expect: None
