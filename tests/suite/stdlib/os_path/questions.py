import os.path as p

open("f.txt", "w").write("abc")
print(p.exists("f.txt"), p.isfile("f.txt"), p.isdir("."), p.getsize("f.txt"), p.isabs("/x"), p.exists("no"), p.commonprefix(["abc", "abd"]), p.relpath("/a/b", "/a/c"))  # expect: True True True 3 True False ab ../b
