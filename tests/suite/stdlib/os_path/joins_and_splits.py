import os.path as p

print(p.join("a", "b", "/c", "d"), p.split("/a/b.txt"), p.splitext("x.tar.gz"), p.basename("/a/b/"), p.dirname("/a/b"), p.normpath("a//b/../c/./d"))  # expect: /c/d ('/a', 'b.txt') ('x.tar', '.gz')  /a a/c/d
