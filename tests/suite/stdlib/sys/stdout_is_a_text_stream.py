import sys

print(sys.stdout.write("abc\n"), sys.stdout.encoding, sys.stdout.writable(), sys.stdout.isatty(), sys.stdout is sys.__stdout__)
sys.stdout.flush()

# expect-output:
# | abc
# | 4 utf-8 True False True
