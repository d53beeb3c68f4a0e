import io
import sys
from contextlib import aclosing, redirect_stderr

with redirect_stderr(io.StringIO()) as err:
    print("hidden", file=sys.stderr)
print(repr(err.getvalue()))


async def g():
    try:
        yield 1
    finally:
        print("closed")


async def main():
    async with aclosing(g()) as it:
        print(await anext(it))


try:
    main().send(None)
except StopIteration:
    pass

# expect-output:
# | 'hidden\n'
# | 1
# | closed
