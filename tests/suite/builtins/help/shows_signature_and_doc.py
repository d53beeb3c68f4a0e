def area(width, height=1):
    "The area of a rectangle."


help(area)

# expect-output:
# | Help on function area in module __main__:
# |
# | area(width, height=1)
# |     The area of a rectangle.
# |
