source = "x = 500\nif x == -1: pass\n" + "".join(f"elif x == {i}: y = {i}\n" for i in range(600))
exec(source)
print(y)  # expect: 500
