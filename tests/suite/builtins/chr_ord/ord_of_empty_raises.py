ord("")  # raises: TypeError: ord() expected a character, but string of length 0 found
