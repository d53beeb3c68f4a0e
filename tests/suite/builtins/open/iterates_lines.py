with open("a.txt", "w") as f:
    f.writelines(["a\n", "b\r\n", "c"])
with open("a.txt") as f:
    print([line for line in f], f.readline() == "")  # expect: ['a\n', 'b\n', 'c'] True
with open("a.txt", newline="") as f:
    print(f.readlines())  # expect: ['a\n', 'b\r\n', 'c']
