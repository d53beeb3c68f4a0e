print(repr(input()))  # expect: 'first line'
print(repr(input("name? ")))  # expect: name? 'second'
try:
    input()
except EOFError as error:
    print(error)  # expect: EOF when reading a line

# stdin:
# | first line
# | second
