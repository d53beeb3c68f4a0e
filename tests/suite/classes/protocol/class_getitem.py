class Box:
    def __class_getitem__(cls, item):
        return f"{cls.__name__}[{item}]"


print(Box[int], Box["x", 1])  # expect: Box[<class 'int'>] Box[('x', 1)]
Box()[0]  # raises: TypeError: 'Box' object is not subscriptable
