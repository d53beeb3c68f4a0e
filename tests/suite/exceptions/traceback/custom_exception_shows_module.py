import json

json.loads("{")

# exit: 1
# stderr:
# | Traceback (most recent call last):
# |   File "FILE", line 3, in <module>
# |     json.loads("{")
# |     ~~~~~~~~~~^^^^^
# |   File "/opt/oracle/root/usr/lib/python3.14/json/__init__.py", line 352, in loads
# |     return _default_decoder.decode(s)
# |            ~~~~~~~~~~~~~~~~~~~~~~~^^^
# |   File "/opt/oracle/root/usr/lib/python3.14/json/decoder.py", line 345, in decode
# |     obj, end = self.raw_decode(s, idx=_w(s, 0).end())
# |                ~~~~~~~~~~~~~~~^^^^^^^^^^^^^^^^^^^^^^^
# |   File "/opt/oracle/root/usr/lib/python3.14/json/decoder.py", line 361, in raw_decode
# |     obj, end = self.scan_once(s, idx)
# |                ~~~~~~~~~~~~~~^^^^^^^^
# | json.decoder.JSONDecodeError: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)
