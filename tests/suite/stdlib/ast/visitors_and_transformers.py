import ast


class Names(ast.NodeVisitor):
    def __init__(self):
        self.seen = []

    def visit_Name(self, node):
        self.seen.append(node.id)


class Change(ast.NodeTransformer):
    def visit_Name(self, node):
        return ast.copy_location(ast.Name(node.id.upper(), node.ctx), node)

    def visit_Pass(self, node):
        return None

    def visit_Expr(self, node):
        return [self.generic_visit(node), ast.Break()]

    def visit_Return(self, node):
        self.generic_visit(node)
        return node

    def visit_Constant(self, node):
        return None


names = Names()
tree = ast.parse("a = b + c[d]\nfor e in f(g=h): pass")
names.visit(tree)
print(names.seen)  # expect: ['a', 'b', 'c', 'd', 'e', 'f', 'h']
print([type(node).__name__ for node in ast.walk(ast.parse("a = b(c)"))])  # expect: ['Module', 'Assign', 'Name', 'Call', 'Store', 'Name', 'Name', 'Load', 'Load']
print(list(ast.iter_fields(ast.parse("a.b", mode="eval").body))[1])  # expect: ('attr', 'b')
tree = Change().visit(ast.parse("def f():\n    x\n    pass\n    return 1"))
print(ast.unparse(tree).split("\n"))  # expect: ['def f():', '    X', '    break', '    return']
