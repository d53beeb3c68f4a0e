print("""a
  b'"c
""".encode())

# expect-output:
# | b'a\n  b\'"c\n'
