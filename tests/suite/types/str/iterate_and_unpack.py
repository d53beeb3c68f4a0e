a, *b = "héy"
print(a, b, list("😀a"), [c for c in ""])  # expect: h ['é', 'y'] ['😀', 'a'] []
