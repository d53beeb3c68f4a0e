x = "a" b"b"  # syntax-error: cannot mix bytes and nonbytes literals
