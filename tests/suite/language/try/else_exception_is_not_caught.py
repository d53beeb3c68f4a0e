try:
    pass
except ValueError:
    print("caught")
else:
    raise ValueError("from else")  # raises: ValueError: from else
