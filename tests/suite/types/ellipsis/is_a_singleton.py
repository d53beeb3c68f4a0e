print(..., Ellipsis is ..., type(...)() is ..., bool(...))  # expect: Ellipsis True True True
