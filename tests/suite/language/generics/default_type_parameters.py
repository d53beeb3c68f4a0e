class Box[T = int, **P = [int]]:
    pass


print(Box.__type_params__, [p.__default__ for p in Box.__type_params__])  # expect: (T, P) [<class 'int'>, [<class 'int'>]]
