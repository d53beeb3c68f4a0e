assert (False, "message")
print("passed")  # expect: passed

# stderr:
# | FILE:1: SyntaxWarning: assertion is always true, perhaps remove parentheses?
# |   assert (False, "message")
