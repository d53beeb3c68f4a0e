d = {"k": "v"}
print(f"{d["k"]} {'a' 'b'} {f"{f"{1}"}"}")  # expect: v ab 1
