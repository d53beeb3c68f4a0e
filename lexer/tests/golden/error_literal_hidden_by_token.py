'\x1'
'abc
