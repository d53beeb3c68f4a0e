import traceback


def outer():
    return inner()


def inner():
    return [(s.name, s.lineno, s.line) for s in traceback.extract_stack()]


print(outer())

# expect-output:
# | [('<module>', 12, 'print(outer())'), ('outer', 5, 'return inner()'), ('inner', 9, 'return [(s.name, s.lineno, s.line) for s in traceback.extract_stack()]')]
