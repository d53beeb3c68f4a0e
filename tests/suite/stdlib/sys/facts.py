import sys

print(sys.maxsize, sys.byteorder, sys.version_info[:2], sys.implementation.name in ("cpython", "taipan"), sys.argv[1:], sys.maxunicode, len(sys.hash_info))  # expect: 9223372036854775807 little (3, 14) True [] 1114111 9
