print("hello)

# exit: 1
# stderr:
# |   File "FILE", line 1
# |     print("hello)
# |           ^
# | SyntaxError: unterminated string literal (detected at line 1)
