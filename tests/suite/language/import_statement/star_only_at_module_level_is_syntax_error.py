def f():
    from os import *  # syntax-error: import * only allowed at module level
