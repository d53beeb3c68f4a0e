name = "World"
t = t"Hello {name!r:>8}!"
print(t.strings, t.values, t.interpolations[0].expression, t.interpolations[0].conversion, t.interpolations[0].format_spec)  # expect: ('Hello ', '!') ('World',) name r >8
