def f(**kwargs):
    kwargs["x"] = 9


d = {"x": 1}
f(**d)
print(d)  # expect: {'x': 1}
