from itertools import count, cycle, islice, repeat

print(list(islice(count(5, 2), 3)), list(islice(cycle("ab"), 5)), list(repeat("x", 2)), count(3), repeat(1, 2))  # expect: [5, 7, 9] ['a', 'b', 'a', 'b', 'a'] ['x', 'x'] count(3) repeat(1, 2)
