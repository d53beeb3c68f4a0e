import string
import _string

print(list(_string.formatter_parser('a{{x{b!r:c}d{}')))  # expect: [('a{', None, None, None), ('x', 'b', 'c', 'r'), ('d', '', '', None)]
first, rest = _string.formatter_field_name_split('a.b[0][x]')
print(first, list(rest))  # expect: a [(True, 'b'), (False, 0), (False, 'x')]
try:
    list(_string.formatter_parser('x{'))
except ValueError as error:
    print(error)  # expect: Single '{' encountered in format string
print(string.Formatter().format('{0}{name!r:>5}{1[0]}', 1, 'ab', name='x'))  # expect: 1  'x'a


class Upper(string.Formatter):
    def get_value(self, key, args, kwargs):
        return str(key).upper()


print(Upper().format('{abc} {d}'))  # expect: ABC D
