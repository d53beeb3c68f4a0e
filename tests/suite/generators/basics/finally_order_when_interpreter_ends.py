def g():
    try:
        yield
    finally:
        print("finally at exit")


it = g()
next(it)
print("end of script")

# expect-output:
# | end of script
# | finally at exit
