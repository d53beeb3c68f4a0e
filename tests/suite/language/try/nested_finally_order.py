try:
    try:
        try:
            raise ValueError("x")
        finally:
            print(1)  # expect: 1
    finally:
        print(2)  # expect: 2
except ValueError as error:
    print(3, error)  # expect: 3 x
