[1] @ [2]  # raises: TypeError: unsupported operand type(s) for @: 'list' and 'list'
