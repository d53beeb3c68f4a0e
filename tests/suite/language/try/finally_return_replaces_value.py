def f():
    try:
        return "try"
    finally:
        return "finally"


print(f())  # expect: finally

# stderr:
# | FILE:5: SyntaxWarning: 'return' in a 'finally' block
# |   return "finally"
