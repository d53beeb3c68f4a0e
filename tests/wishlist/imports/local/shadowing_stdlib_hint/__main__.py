import string

string.ascii_letters  # raises: AttributeError: module 'string' has no attribute 'ascii_letters' (consider renaming 'DIR/string.py' since it has the same name as the standard library module named 'string' and prevents importing that standard library module)
