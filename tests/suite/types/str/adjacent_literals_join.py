print("a" 'b' """c""" r"\d" f"{1}")  # expect: abc\d1
