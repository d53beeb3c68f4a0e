a = {1, 2}
a.update([3], (4,))
a.intersection_update([2, 3, 4])
a.difference_update([2])
a.symmetric_difference_update([4, 5])
print(sorted(a))  # expect: [3, 5]
