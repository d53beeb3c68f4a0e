try:
    compile("x = (1\ny", "name.py", "exec")
except SyntaxError as error:
    print(error.msg, error.lineno, error.offset, error.filename, repr(error.text), error.end_lineno)  # expect: '(' was never closed 1 5 name.py 'x = (1' 1
    print(error)  # expect: '(' was never closed (name.py, line 1)
