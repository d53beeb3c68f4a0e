e = ValueError("x")
print(hasattr(e, "__notes__"))  # expect: False
e.add_note("first")
e.add_note("second")
print(e.__notes__)  # expect: ['first', 'second']
e.add_note(3)  # raises: TypeError: add_note() argument must be str, not int
