import statistics as s

print(s.mean([1, 2, 3, 4]), s.median([3, 1, 2]), s.mode("aab"), round(s.stdev([1, 2, 3, 4]), 10), s.quantiles([1, 2, 3, 4]))  # expect: 2.5 2 a 1.2909944487 [1.25, 2.5, 3.75]
s.mean([])  # raises: statistics.StatisticsError: mean requires at least one data point
