"a" * "b"  # raises: TypeError: can't multiply sequence by non-int of type 'str'
