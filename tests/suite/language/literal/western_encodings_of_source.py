print(eval(b'#coding:iso-8859-15\nascii("\xa4\xa6\xbd\xe4")'))
print(eval(b'#coding:cp1252\nascii("\x80\x9f\xe4")'))
for source in b'x = 1\ny = "\xe4"\n', b'#coding:nosuch\n':
    try:
        compile(source, 'file', 'exec')
    except SyntaxError as error:
        print(error.lineno, error.msg)

# expect-output:
# | '\u20ac\u0160\u0153\xe4'
# | '\u20ac\u0178\xe4'
# | 2 Non-UTF-8 code starting with '\xe4' on line 2, but no encoding declared; see https://peps.python.org/pep-0263/ for details
# | 0 unknown encoding: nosuch
