print("{:{}{}}".format("x", ">", 5), "{:{width}.{precision}f}".format(3.14159, width=8, precision=2))  # expect:     x     3.14
