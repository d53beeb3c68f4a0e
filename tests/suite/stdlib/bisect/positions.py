import bisect

a = [1, 2, 2, 3]
print(bisect.bisect(a, 2), bisect.bisect_left(a, 2), bisect.bisect_right(a, 0), bisect.bisect_left(["a", "bb", "ccc"], 2, key=len))  # expect: 3 1 0 1
bisect.insort(a, 2)
bisect.insort_left(a, 0)
print(a)  # expect: [0, 1, 2, 2, 2, 3]
