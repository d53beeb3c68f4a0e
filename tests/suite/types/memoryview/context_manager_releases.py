with memoryview(b"abc") as m:
    print(m[0])  # expect: 97
print(repr(m).split(" at ")[0])  # expect: <released memory
