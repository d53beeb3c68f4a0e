[x, y for x, y in z]  # syntax-error: did you forget parentheses around the comprehension target?
