import sys


def f():
    marker = 1
    raise ValueError


try:
    f()
except ValueError as error:
    tb = error.__traceback__
    print(tb.tb_frame.f_code.co_name, tb.tb_lineno, tb.tb_next.tb_frame.f_code.co_name, tb.tb_next.tb_lineno, tb.tb_next.tb_next)  # expect: <module> 10 f 6 None
    print(tb.tb_next.tb_frame.f_locals)  # expect: {'marker': 1}
