a = [3, 1, 2]
try:
    a.sort(key=lambda x: a.pop() if a else x)
    print(a)  # expect: [1, 2, 3]
except (IndexError, ValueError) as error:
    print(error)
