x = "\d"

# stderr:
# | FILE:1: SyntaxWarning: "\d" is an invalid escape sequence. Such sequences will not work in the future. Did you mean "\\d"? A raw string is also an option.
# |   x = "\d"
