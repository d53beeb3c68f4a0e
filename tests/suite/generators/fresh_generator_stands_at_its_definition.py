"""A generator that has not begun stands at its `def`; an exception thrown into it has a traceback entry there."""


def paused():
    yield 1


fresh = paused()
print(fresh.gi_frame.f_lineno)  # expect: 4
try:
    fresh.throw(ValueError("early"))
except ValueError as error:
    print(error.__traceback__.tb_next.tb_lineno)  # expect: 4
