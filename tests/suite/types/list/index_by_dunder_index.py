class Second:
    def __index__(self):
        return 1


print(["a", "b"][Second()])  # expect: b
