from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, MutableSequence, Sequence, Sized

print(isinstance([], Sequence), isinstance({}, Mapping), isinstance("", Iterable), isinstance(iter([]), Iterator), isinstance([], Hashable), isinstance(len, Callable), isinstance((), MutableSequence), isinstance(set(), Sized))  # expect: True True True True False True False True
