print((1,), (1), ())  # expect: (1,) 1 ()
print(1, 2, (3,))  # expect: 1 2 (3,)
