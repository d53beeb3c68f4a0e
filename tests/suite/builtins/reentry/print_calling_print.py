class A:
    def __str__(self):
        print("inside")  # expect: before inside
        return "A"


print("before", A(), "after")  # expect: A after
