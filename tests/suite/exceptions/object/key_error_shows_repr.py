try:
    {}["a b"]
except KeyError as error:
    print(error, error.args)  # expect: 'a b' ('a b',)
