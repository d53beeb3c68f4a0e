def f():
    for i in range(3):
        try:
            try:
                if i == 1:
                    return "returned"
            finally:
                print("inner", i)
        finally:
            print("outer", i)


print(f())

# expect-output:
# | inner 0
# | outer 0
# | inner 1
# | outer 1
# | returned
