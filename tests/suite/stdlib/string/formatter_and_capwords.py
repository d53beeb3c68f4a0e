import string

print(string.capwords("hello  big world"), string.Formatter().format("{0} {x!r}", 1, x="a"), list(string.Formatter().parse("a{b:c}d")))  # expect: Hello Big World 1 'a' [('a', 'b', 'c', None), ('d', None, None, None)]
