import copy
import weakref

alias = list[int]
print(alias.__len__([1, 2]), alias.__getitem__(['a'], 0), alias.__doc__ == list.__doc__, alias.__module__)  # expect: 2 a True builtins
print(alias.__class__, isinstance(alias, type), alias.__origin__, alias.__args__)  # expect: <class 'types.GenericAlias'> False <class 'list'> (<class 'int'>,)
(starred,) = alias
again = iter(alias)
print(starred, next(again), list(again), type(again).__name__)  # expect: *list[int] *list[int] [] generic_alias_iterator
print(copy.copy(starred) == starred, copy.deepcopy(starred) == starred, starred.__reduce__()[1][0].__reduce__())  # expect: True True (<built-in function iter>, (list[int],))
print(weakref.ref(alias)() is alias)  # expect: True
made = dict[str, int].fromkeys('ab')
print(made)  # expect: {'a': None, 'b': None}
