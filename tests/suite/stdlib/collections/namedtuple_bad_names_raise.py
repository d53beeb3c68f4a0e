from collections import namedtuple

print(namedtuple("P", "a class a _b", rename=True)._fields)  # expect: ('a', '_1', '_2', '_3')
namedtuple("P", "class")  # raises: ValueError: Type names and field names cannot be a keyword: 'class'
