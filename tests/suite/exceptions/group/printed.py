raise ExceptionGroup("several", [ValueError("a"), ExceptionGroup("inner", [KeyError("b")])])

# exit: 1
# stderr:
# |   + Exception Group Traceback (most recent call last):
# |   |   File "FILE", line 1, in <module>
# |   |     raise ExceptionGroup("several", [ValueError("a"), ExceptionGroup("inner", [KeyError("b")])])
# |   | ExceptionGroup: several (2 sub-exceptions)
# |   +-+---------------- 1 ----------------
# |     | ValueError: a
# |     +---------------- 2 ----------------
# |     | ExceptionGroup: inner (1 sub-exception)
# |     +-+---------------- 1 ----------------
# |       | KeyError: 'b'
# |       +------------------------------------
