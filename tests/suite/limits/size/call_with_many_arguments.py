def f(*args, **kwargs):
    return len(args), len(kwargs)


print(eval(f"f({','.join(['1'] * 1000)}, {','.join(f'k{i}=1' for i in range(1000))})"))  # expect: (1000, 1000)
