import bisect

a = [1, 3, 3, 5]
print(bisect.bisect_right(a, 3), bisect.bisect_left(a, 3, 2), bisect.bisect_right(a, 3, 0, 2))  # expect: 3 2 2
bisect.insort_right(a, 3)
print(a)  # expect: [1, 3, 3, 3, 5]
bisect.bisect_left(a, 1, -1)  # raises: ValueError: lo must be non-negative
