import os

os.makedirs("a/b")
open("a/b/f", "w").close()
print(sorted(os.listdir("a")), [(d, dirs, files) for d, dirs, files in os.walk("a")])  # expect: ['b'] [('a', ['b'], []), ('a/b', [], ['f'])]
os.rename("a/b/f", "a/g")
os.remove("a/g")
os.rmdir("a/b")
print(os.listdir("a"), os.path.exists("a/b"))  # expect: [] False
os.remove("a/missing")  # raises: FileNotFoundError: [Errno 2] No such file or directory: 'a/missing'
