open("a", "rbt")  # raises: ValueError: can't have text and binary mode at once
