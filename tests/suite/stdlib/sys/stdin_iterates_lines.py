import sys

for line in sys.stdin:
    print(repr(line))

# stdin:
# | one
# | two

# expect-output:
# | 'one\n'
# | 'two\n'
