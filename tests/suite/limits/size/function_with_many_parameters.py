exec(f"def f({','.join(f'a{i}' for i in range(500))}): return a499")
print(f(*range(500)))  # expect: 499
