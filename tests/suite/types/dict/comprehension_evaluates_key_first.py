def show(x):
    print(x)
    return x


{show("key"): show("value") for _ in [0]}

# expect-output:
# | key
# | value
