def attempt(work):
    try:
        work()
    except TypeError as error:
        print(error)


attempt(lambda: (1).__add__())
attempt(lambda: (1).__add__(1, 2))
attempt(lambda: (1).__pow__())
attempt(lambda: (1).__pow__(1, 2, 3))
attempt(lambda: [].__len__(1))
attempt(lambda: [].__contains__())
attempt(lambda: [].__setitem__(1))
attempt(lambda: ''.__eq__())
attempt(lambda: [].__add__(a=1))
attempt(lambda: [].__len__(a=1))
attempt(lambda: int.__add__())
attempt(lambda: int.__add__('a'))
attempt(lambda: ImportError('x', invalid=1))

# expect-output:
# | expected 1 argument, got 0
# | expected 1 argument, got 2
# | expected 1 or 2 arguments, got 0
# | expected 1 or 2 arguments, got 3
# | expected 0 arguments, got 1
# | expected 1 argument, got 0
# | __setitem__ expected 2 arguments, got 1
# | expected 1 argument, got 0
# | wrapper __add__() takes no keyword arguments
# | wrapper __len__() takes no keyword arguments
# | descriptor '__add__' of 'int' object needs an argument
# | descriptor '__add__' requires a 'int' object but received a 'str'
# | ImportError() got an unexpected keyword argument 'invalid'
