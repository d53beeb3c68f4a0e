print("%(a)s-%(b)03d-%(a)s" % {"a": "x", "b": 7})  # expect: x-007-x
