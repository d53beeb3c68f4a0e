def g():
    try:
        yield 1
    finally:
        yield 2


it = g()
next(it)
del it
print("goes on")  # expect: goes on

# stderr:
# | Exception ignored while closing generator <generator object g at ADDRESS>:
# | Traceback (most recent call last):
# |   File "FILE", line 10, in <module>
# |     del it
# | RuntimeError: generator ignored GeneratorExit
