with open("a.txt", "w") as f:
    print(f.write("one\ntwo\n"), f.closed)  # expect: 8 False
with open("a.txt", "a") as f:
    f.write("three")
with open("a.txt") as f:
    print(f.read().split("\n"), f.closed)  # expect: ['one', 'two', 'three'] False
print(f.closed)  # expect: True
