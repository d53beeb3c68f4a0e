if (n := len("abc")) > 2:
    print(n)  # expect: 3
print([y := 5, y**2], y)  # expect: [5, 25] 5
