from itertools import accumulate

print(list(accumulate([1, 2, 3])), list(accumulate([3, 1, 2], max)), list(accumulate([1, 2], initial=100)), list(accumulate([])))  # expect: [1, 3, 6] [3, 3, 3] [100, 101, 103] []
