d = {"a": 1, "b": 2}
for k in d:  # raises: RuntimeError: dictionary keys changed during iteration
    del d[k]
    d[k + "x"] = 1
