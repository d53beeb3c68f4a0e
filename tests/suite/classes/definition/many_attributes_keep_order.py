class A:
    pass


a = A()
for i in range(100):
    setattr(a, f"a{i}", i)
del a.a50
a.a50 = "again"
print(list(a.__dict__)[:2], list(a.__dict__)[-2:], len(a.__dict__), a.a99)  # expect: ['a0', 'a1'] ['a99', 'a50'] 100 99
