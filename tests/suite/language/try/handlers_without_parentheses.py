try:
    int("x")
except ValueError, TypeError:
    print("caught")  # expect: caught
