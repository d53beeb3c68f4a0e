class Stack(list):
    def top(self):
        return self[-1]


s = Stack([1, 2])
s.name = "s"
print(s, s.top(), s.name, type(s[:]).__name__, type(s + []).__name__)  # expect: [1, 2] 2 s list list
