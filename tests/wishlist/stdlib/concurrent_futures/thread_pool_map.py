from concurrent.futures import ThreadPoolExecutor

with ThreadPoolExecutor(2) as pool:
    print(list(pool.map(lambda x: x * x, range(5))))  # expect: [0, 1, 4, 9, 16]
    future = pool.submit(int, "x")
print(type(future.exception()).__name__, future.done())  # expect: ValueError True
future.result()  # raises: ValueError: invalid literal for int() with base 10: 'x'
