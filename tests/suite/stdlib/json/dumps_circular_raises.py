import json

a = []
a.append(a)
json.dumps(a)

# exit: 1
# stderr:
# | Traceback (most recent call last):
# |   File "FILE", line 5, in <module>
# |     json.dumps(a)
# |     ~~~~~~~~~~^^^
# |   File "/opt/oracle/root/usr/lib/python3.14/json/__init__.py", line 235, in dumps
# |     return _default_encoder.encode(obj)
# |            ~~~~~~~~~~~~~~~~~~~~~~~^^^^^
# |   File "/opt/oracle/root/usr/lib/python3.14/json/encoder.py", line 202, in encode
# |     chunks = self.iterencode(o, _one_shot=True)
# |   File "/opt/oracle/root/usr/lib/python3.14/json/encoder.py", line 263, in iterencode
# |     return _iterencode(o, 0)
# | ValueError: Circular reference detected
# | when serializing list item 0
