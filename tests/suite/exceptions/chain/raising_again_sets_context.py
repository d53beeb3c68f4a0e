first = ValueError('first')
try:
    try:
        raise first
    except ValueError:
        try:
            raise KeyError('second')
        except KeyError:
            raise first
except ValueError as error:
    print(repr(error.__context__), error.__context__.__context__)  # expect: KeyError('second') None


def inner():
    try:
        raise first
    except ValueError:
        raise


try:
    raise TypeError('outer')
except TypeError:
    try:
        inner()
    except ValueError as error:
        print(repr(error.__context__))  # expect: TypeError('outer')
