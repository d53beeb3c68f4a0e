def f(self):
    return self


print(f.__get__(5)(), f.__get__(5, int).__self__, f.__get__(None, int) is f)  # expect: 5 5 True
