print("ﬃ".upper(), len("ﬃ".upper()), "ŉx".upper().encode("unicode_escape"))  # expect: FFI 3 b'\\u02bcNX'
