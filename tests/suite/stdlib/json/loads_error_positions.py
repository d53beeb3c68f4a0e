import json

for text in ("", "{", '{"a"}', '{"a":1,}', "[1 2]", '"abc', "nul", "[1]x", '{"a": 01}', '"\\x"', "'a'", "[1,]"):
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        print(repr(text), error)

# expect-output:
# | '' Expecting value: line 1 column 1 (char 0)
# | '{' Expecting property name enclosed in double quotes: line 1 column 2 (char 1)
# | '{"a"}' Expecting ':' delimiter: line 1 column 5 (char 4)
# | '{"a":1,}' Illegal trailing comma before end of object: line 1 column 7 (char 6)
# | '[1 2]' Expecting ',' delimiter: line 1 column 4 (char 3)
# | '"abc' Unterminated string starting at: line 1 column 1 (char 0)
# | 'nul' Expecting value: line 1 column 1 (char 0)
# | '[1]x' Extra data: line 1 column 4 (char 3)
# | '{"a": 01}' Expecting ',' delimiter: line 1 column 8 (char 7)
# | '"\\x"' Invalid \escape: line 1 column 2 (char 1)
# | "'a'" Expecting value: line 1 column 1 (char 0)
# | '[1,]' Illegal trailing comma before end of array: line 1 column 3 (char 2)
