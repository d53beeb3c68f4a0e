g, l = {}, {}
exec("a = 1\ndef f(): return a", g, l)
print("a" in g, sorted(l))  # expect: False ['a', 'f']
try:
    l["f"]()
except NameError as error:
    print(error)  # expect: name 'a' is not defined
