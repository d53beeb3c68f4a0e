def f():
    try:
        return "try"
    finally:
        print("finally")  # expect: finally


print(f())  # expect: try
