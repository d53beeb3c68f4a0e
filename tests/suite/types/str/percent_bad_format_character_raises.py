"%y" % 1  # raises: ValueError: unsupported format character 'y' (0x79) at index 1
