from string import Template

Template("cost: $5").substitute()  # raises: ValueError: Invalid placeholder in string: line 1, col 7
