import types

m = types.ModuleType("m", "Doc.")
exec("x = 1\ndef f(): return x", m.__dict__)
print(m.f(), m.__doc__, m)  # expect: 1 Doc. <module 'm'>
