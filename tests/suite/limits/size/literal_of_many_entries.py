ns = {}
exec("a = [" + ",".join(map(str, range(100000))) + "]", ns)
print(len(ns["a"]), ns["a"][-1])  # expect: 100000 99999
