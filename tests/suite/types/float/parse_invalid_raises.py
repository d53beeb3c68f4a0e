float("1.2.3")  # raises: ValueError: could not convert string to float: '1.2.3'
