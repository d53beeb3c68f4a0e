t = (1,) + (2, 3)
print(t, t * 2, 0 * t)  # expect: (1, 2, 3) (1, 2, 3, 1, 2, 3) ()
t += (4,)
print(t)  # expect: (1, 2, 3, 4)
