class Squares:
    def __getitem__(self, i):
        if i >= 4:
            raise IndexError
        return i * i


for s in Squares():
    print(s, end=" ")
print("|")  # expect: 0 1 4 9 |
