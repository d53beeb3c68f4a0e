def items():
    print("asked")  # expect: asked
    return []


g = (x for x in items())
print("made")  # expect: made
list(g)
