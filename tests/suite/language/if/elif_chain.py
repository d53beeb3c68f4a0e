def name(n):
    if n < 0:
        return "negative"
    elif n == 0:
        return "zero"
    elif n < 10:
        return "small"
    else:
        return "large"


print(name(-1), name(0), name(5), name(50))  # expect: negative zero small large
