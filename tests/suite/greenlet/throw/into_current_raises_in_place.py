from greenlet import getcurrent

try:
    getcurrent().throw(ValueError("here"))
except ValueError as error:
    print(error)  # expect: here
