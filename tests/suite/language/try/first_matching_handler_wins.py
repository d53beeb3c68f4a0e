try:
    [][1]
except LookupError as error:
    print("lookup", error)  # expect: lookup list index out of range
except IndexError:
    print("index")
