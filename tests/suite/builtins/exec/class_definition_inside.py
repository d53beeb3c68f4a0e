ns = {}
exec("class A:\n    x = 1\n    def f(self): return self.x", ns)
print(ns["A"]().f(), ns["A"].__module__)  # expect: 1 builtins
