1 in "abc"  # raises: TypeError: 'in <string>' requires string as left operand, not int
