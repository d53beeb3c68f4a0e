import _csv
import io

rows = [['a', 1, 'p,q'], ['say "x"', '', None], ['two\nlines', 2.5, ' '], ['']]
out = io.StringIO()
writer = _csv.writer(out)
writer.writerows(rows)
print(repr(out.getvalue()))
reader = _csv.reader(io.StringIO(out.getvalue(), newline=''))
for row in reader:
    print(row, reader.line_num)
for settings in ({'delimiter': ';', 'quoting': _csv.QUOTE_ALL}, {'quoting': _csv.QUOTE_NONE, 'escapechar': '\\'},
                 {'quoting': _csv.QUOTE_NONNUMERIC}, {'quoting': _csv.QUOTE_NOTNULL}, {'quotechar': "'", 'doublequote': False}):
    out = io.StringIO()
    try:
        _csv.writer(out, lineterminator='|', **settings).writerow(['x', 3, None, 'a"b', 'p,q;'])
        print(out.getvalue(), list(_csv.reader([out.getvalue()[:-1]], **settings)))
    except _csv.Error as error:
        print(error)
_csv.register_dialect('dots', delimiter='.', skipinitialspace=True)
print(_csv.list_dialects(), list(_csv.reader(['a. b."c.d"'], 'dots')), _csv.get_dialect('dots').quoting)
for wrong in ({'delimiter': ''}, {'delimiter': '\n'}, {'quoting': 9}, {'quotechar': ',', }, {'surprise': 1}, {'dialect': 'none'}):
    try:
        _csv.reader([], **wrong)
    except (TypeError, ValueError, _csv.Error) as error:
        print(type(error).__name__, error)
for lines in ['"a"b'], ['"open'], ['a\rb'], [3]:
    try:
        print(list(_csv.reader(lines, strict=True)))
    except _csv.Error as error:
        print(error)

# expect-output:
# | 'a,1,"p,q"\r\n"say ""x""",,\r\n"two\nlines",2.5, \r\n""\r\n'
# | ['a', '1', 'p,q'] 1
# | ['say "x"', '', ''] 2
# | ['two\nlines', '2.5', ' '] 4
# | [''] 5
# | "x";"3";"";"a""b";"p,q;"| [['x', '3', '', 'a"b', 'p,q;']]
# | x,3,,a\"b,p\,q;| [['x', '3', '', 'a"b', 'p,q;']]
# | "x",3,"","a""b","p,q;"| [['x', 3.0, '', 'a"b', 'p,q;']]
# | "x","3",,"a""b","p,q;"| [['x', '3', None, 'a"b', 'p,q;']]
# | x,3,,a"b,'p,q;'| [['x', '3', '', 'a"b', 'p,q;']]
# | ['dots'] [['a', 'b', 'c.d']] 0
# | TypeError "delimiter" must be a unicode character, not a string of length 0
# | ValueError bad delimiter value
# | TypeError bad "quoting" value
# | ValueError bad delimiter or quotechar value
# | TypeError this function got an unexpected keyword argument 'surprise'
# | Error unknown dialect
# | ',' expected after '"'
# | unexpected end of data
# | new-line character seen in unquoted field - do you need to open the file with newline=''?
# | iterator should return strings, not int (the file should be opened in text mode)
