import ast
import warnings

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    ast.parse(r"'\d'", "name")
print([(str(one.message)[:35], one.filename, one.lineno) for one in caught])  # expect: [('"\\d" is an invalid escape sequence.', 'name', 1)]
