"{!x}".format(1)  # raises: ValueError: Unknown conversion specifier x
