source = "def f():\n" + "".join(f" v{i} = {i}\n" for i in range(2000)) + " return v0 + v1999\n"
exec(source)
print(f())  # expect: 1999
