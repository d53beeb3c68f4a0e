source = "n = 0\nfor i in range(3):\n" + " n += 1\n" * 20000
exec(source)
print(n)  # expect: 60000
