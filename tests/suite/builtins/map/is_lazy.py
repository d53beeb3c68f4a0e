m = map(print, "ab")
next(m)  # expect: a
print("between")  # expect: between
next(m)  # expect: b
