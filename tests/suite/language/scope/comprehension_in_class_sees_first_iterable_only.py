class A:
    n = 3
    items = [i for i in range(n)]
    print(items)  # expect: [0, 1, 2]
    try:
        [n for i in range(1)]
    except NameError as error:
        print(error)  # expect: name 'n' is not defined
