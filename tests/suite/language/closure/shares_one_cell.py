def pair():
    x = 0

    def put(v):
        nonlocal x
        x = v

    def get():
        return x

    return put, get


put, get = pair()
put(5)
print(get())  # expect: 5
