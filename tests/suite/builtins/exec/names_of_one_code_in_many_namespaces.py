code = compile("x = 1\ny = x + 1\nprint(x, y, len([x]))\ndel y\n", "c", "exec")
g = {}
for i in range(3): exec(code, g)
l = {"len": lambda z: "mine"}
exec(code, g, l); print(sorted(l), g["x"])
exec(code, g, {"print": lambda *a: print("local", *a)})
exec(code, {}, {})
class Spy(dict):
    def __getitem__(self, k): print("get", k); return dict.__getitem__(self, k)
    def __setitem__(self, k, v): print("set", k); dict.__setitem__(self, k, v)
exec(code, g, Spy())
exec(code, g)
g["len"] = lambda z: "global"
exec(code, g)
del g["len"]
exec(code, g)
import builtins
for i in range(3):
    exec("def f(): return 1\nk = f()\nfor j in range(3): k += j\nprint(k)", g)
loop = compile("for i in range(4):\n  try: print(v)\n  except NameError as e: print(e)\n  if i == 1: v = 'set'\n  if i == 2: del v\n", "c", "exec")
for i in range(2): exec(loop, g)
exec(loop, g, {})

# expect-output:
# | 1 2 1
# | 1 2 1
# | 1 2 1
# | 1 2 mine
# | ['len', 'x'] 1
# | local 1 2 1
# | 1 2 1
# | set x
# | get x
# | set y
# | get print
# | get x
# | get y
# | get len
# | get x
# | 1 2 1
# | 1 2 1
# | 1 2 global
# | 1 2 1
# | 4
# | 4
# | 4
# | name 'v' is not defined
# | name 'v' is not defined
# | set
# | name 'v' is not defined
# | name 'v' is not defined
# | name 'v' is not defined
# | set
# | name 'v' is not defined
# | name 'v' is not defined
# | name 'v' is not defined
# | set
# | name 'v' is not defined
