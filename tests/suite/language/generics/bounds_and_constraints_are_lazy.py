def f[T: missing_bound, S: (int, str)](x: T) -> S:  # raises: NameError: name 'missing_bound' is not defined
    return x


T, S = f.__type_params__
print(S.__constraints__, f(5))  # expect: (<class 'int'>, <class 'str'>) 5
T.__bound__
