class Any:
    def __eq__(self, other):
        return True


print(Any() in [1], 1 in [Any()], 1 in [])  # expect: True True False
