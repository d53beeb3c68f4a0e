import traceback

from greenlet import greenlet


def run():
    raise ValueError


def start():
    greenlet(run).switch()


try:
    start()
except ValueError as error:
    print([s.name for s in traceback.extract_tb(error.__traceback__)])  # expect: ['<module>', 'start', 'run']
