class A:
    pass


A.x: int = 3
print(A.x, hasattr(A, "__annotations__") and A.__annotations__)  # expect: 3 {}
