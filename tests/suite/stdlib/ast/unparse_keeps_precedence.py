import ast

for source in """
a - (b - c) - d
(a ** b) ** c ** -d
-a ** b, (-a) ** b
not (a and (b or not c)) == d
(a if b else c) if (lambda: d) else e
(yield), [(yield a + b)]
lambda x, /, *y, z=1, **w: (x, *y)
a[1:2, ::3], a[b,], a[()], a[*b], a[b:=1]
{**a, 'b': c}, {*a, 1}, {*()}, ()
f(*a, **b, c=(d for d in e))
1 .real, 1.5.real, 1e400, -1e400j
(a, b) + c, (await_ := 2)
x < y <= z is not w not in (v < u)
a @ b // c % d << e & f | g ^ ~h
""".split("\n")[1:-1]:
    tree = ast.parse(source)
    text = ast.unparse(tree)
    print(text, ast.compare(ast.parse(text), tree))

# expect-output:
# | a - (b - c) - d True
# | (a ** b) ** c ** (-d) True
# | (-a ** b, (-a) ** b) True
# | not (a and (b or not c)) == d True
# | (a if b else c) if (lambda: d) else e True
# | ((yield), [(yield (a + b))]) True
# | lambda x, /, *y, z=1, **w: (x, *y) True
# | (a[1:2, ::3], a[b,], a[()], a[*b,], a[(b := 1)]) True
# | ({**a, 'b': c}, {*a, 1}, {*()}, ()) True
# | f(*a, **b, c=(d for d in e)) True
# | (1 .real, 1.5.real, 1e309, -1e309j) True
# | ((a, b) + c, (await_ := 2)) True
# | x < y <= z is not w not in (v < u) True
# | a @ b // c % d << e & f | g ^ ~h True
