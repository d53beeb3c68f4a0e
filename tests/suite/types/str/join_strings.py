print(",".join(["a", "b"]), "".join("abc"), "-".join([]), "x".join(["a"]), ", ".join(str(i) for i in range(3)))  # expect: a,b abc  a 0, 1, 2
