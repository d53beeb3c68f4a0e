import sys

print("to stderr", file=sys.stderr)

# stderr:
# | to stderr
