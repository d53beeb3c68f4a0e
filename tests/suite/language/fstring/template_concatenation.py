t = t"a{1}" + t"b{2}c"
print(t.strings, t.values, type(t).__name__)  # expect: ('a', 'b', 'c') (1, 2) Template
