print(1 + 0j == 1, hash(2 + 0j) == hash(2), 1j == 1j, 1j != 1)  # expect: True True True True
