class Tree:
    def __init__(self, *children):
        self.children = children

    def __str__(self):
        return "(" + " ".join(str(child) for child in self.children) + ")"


print(Tree(Tree(), Tree(Tree()), 1))  # expect: (() (()) 1)
