a = {1, 2, 3}
print(a.union([4], (5,)), a.intersection([2, 3, 9], {3}), a.difference([1], [2]), a.symmetric_difference([3, 4]))  # expect: {1, 2, 3, 4, 5} {3} {3} {1, 2, 4}
