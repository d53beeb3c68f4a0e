import ast

tree = ast.parse("a + 1", mode="eval")
print(eval(compile(tree, "<ast>", "eval"), {"a": 41}))  # expect: 42
