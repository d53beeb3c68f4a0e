from greenlet import greenlet


def run():
    raise


try:
    raise ValueError
except ValueError:
    try:
        greenlet(run).switch()
    except RuntimeError as error:
        print(error)  # expect: No active exception to reraise
