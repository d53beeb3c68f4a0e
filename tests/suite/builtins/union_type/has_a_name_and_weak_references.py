import weakref

union = int | str
print(union.__name__, union.__qualname__, union.__module__)  # expect: Union Union typing
print(weakref.ref(union)() is union)  # expect: True
