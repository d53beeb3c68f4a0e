def middle():
    print("middle")  # expect: middle
    return 5


print(1 < middle() < 10, 1 < 2 < 3 > 2 != 4)  # expect: True True
