"a".partition("")  # raises: ValueError: empty separator
