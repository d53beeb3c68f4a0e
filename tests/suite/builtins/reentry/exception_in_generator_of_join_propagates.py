def parts():
    yield "a"
    raise KeyError("lost")  # raises: KeyError: 'lost'


"".join(parts())
