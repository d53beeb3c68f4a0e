import sys
import warnings


async def coroutine():
    pass


def told(unraisable):
    print(unraisable.err_msg == f"Exception ignored while finalizing coroutine {shown}", unraisable.exc_value)  # expect: True coroutine 'coroutine' was never awaited


sys.unraisablehook = told
warnings.simplefilter("error")
one = coroutine()
shown = repr(one)
del one
