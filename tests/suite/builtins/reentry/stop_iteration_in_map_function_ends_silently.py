def stop(x):
    if x == 2:
        raise StopIteration
    return x


print(list(map(stop, [1, 2, 3])))  # expect: [1]
