values = [complex(1e16, 1), complex(1, 1e16), complex(-1e16, 1), complex(0, -1e16)] * 3
print(sum(values), sum([0.1j] * 10), sum([1, 2.5, 3j, 2, 0.5]))  # expect: (3+6j) 1j (6+3j)
print(sum([1j], 2j), sum([1j, True]))  # expect: 3j (1+1j)
