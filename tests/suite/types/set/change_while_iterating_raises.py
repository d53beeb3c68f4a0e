s = {1, 2}
for x in s:  # raises: RuntimeError: Set changed size during iteration
    s.add(x + 10)
