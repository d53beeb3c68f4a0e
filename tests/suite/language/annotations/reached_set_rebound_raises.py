# A module keeps in a set which annotations were reached: a script that puts something else there is told so.
class S(set):
    pass


for value in '0', '{}', '[]', "''", 'object()', 'frozenset()', 'S()':
    for name in '__conditional_annotations__', 'globals()["__conditional_annotations__"]':
        try:
            exec(f'{name} = {value}\nx: int', {'S': S})
        except TypeError as error:
            print(error)

# expect-output:
# | 'int' object is not a set
# | 'int' object is not a set
# | 'dict' object is not a set
# | 'dict' object is not a set
# | 'list' object is not a set
# | 'list' object is not a set
# | 'str' object is not a set
# | 'str' object is not a set
# | 'object' object is not a set
# | 'object' object is not a set
# | 'frozenset' object is not a set
# | 'frozenset' object is not a set
# | 'S' object is not a set
# | 'S' object is not a set
