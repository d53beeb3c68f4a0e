s = slice(1, None, 2)
print(s, s.start, s.stop, s.step)  # expect: slice(1, None, 2) 1 None 2
