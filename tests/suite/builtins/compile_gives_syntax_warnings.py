import warnings

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print(repr(eval(r"'\d'")))
    exec("x = 1 is 2")
    compile("assert (1, 2)", "name", "exec")
for each in caught:
    print(each.category.__name__, each.message, each.filename, each.lineno)

with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        compile("\n\nx = 1 is 2", "name", "exec")
    except SyntaxError as error:
        print(error.msg, error.lineno, error.offset)

# expect-output:
# | '\\d'
# | SyntaxWarning "\d" is an invalid escape sequence. Such sequences will not work in the future. Did you mean "\\d"? A raw string is also an option. <string> 1
# | SyntaxWarning "is" with 'int' literal. Did you mean "=="? <string> 1
# | SyntaxWarning assertion is always true, perhaps remove parentheses? name 1
# | "is" with 'int' literal. Did you mean "=="? 3 5
