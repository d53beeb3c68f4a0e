import annotationlib


def f(x: int, y: later): ...  # raises: NameError: name 'later' is not defined. Did you mean: 'iter'?


print(annotationlib.get_annotations(f, format=annotationlib.Format.STRING))  # expect: {'x': 'int', 'y': 'later'}
print(annotationlib.get_annotations(f, format=annotationlib.Format.FORWARDREF)["x"])  # expect: <class 'int'>
f.__annotations__
