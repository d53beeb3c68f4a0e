import traceback

from greenlet import getcurrent, greenlet


def run():
    getcurrent().parent.switch()


g = greenlet(run)
g.switch()
try:
    g.throw(ValueError("x"))
except ValueError as error:
    print([s.name for s in traceback.extract_tb(error.__traceback__)])  # expect: ['<module>', 'run']
