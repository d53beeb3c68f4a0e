class A(int, str):  # raises: TypeError: multiple bases have instance lay-out conflict
    pass
