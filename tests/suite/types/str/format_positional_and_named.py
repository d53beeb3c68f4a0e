print("{} {}".format(1, 2), "{1}{0}{1}".format("a", "b"), "{x}-{y}".format(x=1, y=2), "{{}}".format())  # expect: 1 2 bab 1-2 {}
