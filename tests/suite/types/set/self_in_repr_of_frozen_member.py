class Node:
    def __repr__(self):
        return repr(holder)


holder = set()
holder.add(Node())
print(holder)  # expect: {set(...)}
