"%c" % "ab"  # raises: TypeError: %c requires an int or a unicode character, not a string of length 2
