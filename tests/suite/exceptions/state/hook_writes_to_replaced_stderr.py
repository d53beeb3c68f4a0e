import io
import sys

sys.stderr = stream = io.StringIO()
try:
    1 / 0
except ZeroDivisionError as error:
    sys.excepthook(type(error), error, None)
finally:
    sys.stderr = sys.__stderr__
print(stream.getvalue().splitlines()[-1])  # expect: ZeroDivisionError: division by zero
