try:
    eval("(" * 1000 + ")" * 1000)
except SyntaxError as error:
    print(error.msg)  # expect: too many nested parentheses
