import array, collections, datetime, io, itertools, re, threading

for value in (re.compile(''), collections.deque(), itertools.count(), datetime.date(1, 1, 1), io.StringIO(),
              array.array('i'), threading.Lock(), list[int], int | str):
    try:
        value + 1j
    except TypeError as error:
        print(error)
    try:
        -value
    except TypeError as error:
        print(error)
try:
    collections.deque.nothing
except AttributeError as error:
    print(error)
print(re.Pattern.__dict__['match'], array.array('i').append)

# expect-output:
# | unsupported operand type(s) for +: 're.Pattern' and 'complex'
# | bad operand type for unary -: 're.Pattern'
# | can only concatenate deque (not "complex") to deque
# | bad operand type for unary -: 'collections.deque'
# | unsupported operand type(s) for +: 'itertools.count' and 'complex'
# | bad operand type for unary -: 'itertools.count'
# | unsupported operand type(s) for +: 'datetime.date' and 'complex'
# | bad operand type for unary -: 'datetime.date'
# | unsupported operand type(s) for +: '_io.StringIO' and 'complex'
# | bad operand type for unary -: '_io.StringIO'
# | can only append array (not "complex") to array
# | bad operand type for unary -: 'array.array'
# | unsupported operand type(s) for +: '_thread.lock' and 'complex'
# | bad operand type for unary -: '_thread.lock'
# | unsupported operand type(s) for +: 'types.GenericAlias' and 'complex'
# | bad operand type for unary -: 'types.GenericAlias'
# | unsupported operand type(s) for +: 'typing.Union' and 'complex'
# | bad operand type for unary -: 'typing.Union'
# | type object 'collections.deque' has no attribute 'nothing'
# | <method 'match' of 're.Pattern' objects> <built-in method append of array.array object at ADDRESS>
