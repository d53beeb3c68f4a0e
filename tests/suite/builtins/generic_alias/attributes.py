import types

a = dict[str, list[int]]
print(a.__origin__, a.__args__, isinstance(a, types.GenericAlias), a == dict[str, list[int]], hash(a) == hash(dict[str, list[int]]))  # expect: <class 'dict'> (<class 'str'>, list[int]) True True True
