data = list(range(500)) + list(range(500, 0, -1)) + [7] * 100
result = sorted(data)
print(result[:5], result[-3:], result == sorted(reversed(data)), len(result))  # expect: [0, 1, 1, 2, 2] [499, 499, 500] True 1100
