class D(dict):
    pass


print(type(D.fromkeys("a")).__name__)  # expect: D
