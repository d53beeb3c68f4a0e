data = iter([3, 2, 0, 9])
while chunk := next(data):
    print(chunk)

# expect-output:
# | 3
# | 2
