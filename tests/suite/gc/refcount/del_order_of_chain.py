class Node:
    def __init__(self, name, next):
        self.name, self.next = name, next

    def __del__(self):
        print("del", self.name)


head = Node("a", Node("b", Node("c", None)))
del head
print("end")

# expect-output:
# | del a
# | del b
# | del c
# | end
