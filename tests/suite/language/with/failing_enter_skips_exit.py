class C:
    def __enter__(self):
        raise ValueError("enter")

    def __exit__(self, *exc):
        print("never")


try:
    with C():
        print("never")
except ValueError as error:
    print(error)  # expect: enter
