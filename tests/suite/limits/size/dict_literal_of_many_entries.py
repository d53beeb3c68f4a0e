ns = {}
exec("d = {" + ",".join(f"{i}:{-i}" for i in range(50000)) + "}", ns)
print(len(ns["d"]), ns["d"][49999])  # expect: 50000 -49999
