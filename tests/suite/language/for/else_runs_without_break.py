for x in "ab":
    pass
else:
    print("else", x)  # expect: else b
for x in "ab":
    break
else:
    print("never")
print(x)  # expect: a
