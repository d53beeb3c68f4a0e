import io
from contextlib import nullcontext, redirect_stdout

out = io.StringIO()
with redirect_stdout(out), nullcontext(5) as x:
    print("hidden", x)
print(repr(out.getvalue()))  # expect: 'hidden 5\n'
