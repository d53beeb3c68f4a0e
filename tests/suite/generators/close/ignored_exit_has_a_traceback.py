import sys


def generate():
    try:
        yield
    except GeneratorExit:
        yield "not yet"


sys.unraisablehook = lambda told: print(told.exc_value, told.exc_traceback.tb_lineno, told.exc_traceback.tb_next)  # expect: generator ignored GeneratorExit 14 None
one = generate()
next(one)
del one
