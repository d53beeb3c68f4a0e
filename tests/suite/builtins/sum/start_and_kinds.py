print(sum([1, 2]), sum([1.5, 2]), sum([[1], [2]], []), sum([], 5), sum(range(101)), sum([True, 2.5, 1j]), sum([1], start=10))  # expect: 3 3.5 [1, 2] 5 5050 (3.5+1j) 11
