print(type(None)() is None, None == None, None != 0, repr(None))  # expect: True True True None
