def f():
    for i in range(3):
        try:
            if i == 1:
                return i
        finally:
            print("finally", i)


print(f())

# expect-output:
# | finally 0
# | finally 1
# | 1
