f = open("a.txt", "w")
f.write("flushed")
f = None
print(open("a.txt").read())  # expect: flushed
