# The handler of a signal runs during the sleep, which then goes on (PEP 475); what it raises ends the sleep.
import signal
import time

seen = []


def handler(number, frame):
    seen.append(number == signal.SIGALRM)
    if len(seen) == 2:
        raise KeyError("enough")


signal.signal(signal.SIGALRM, handler)
start = time.monotonic()
signal.setitimer(signal.ITIMER_REAL, 0.05)
time.sleep(0.3)
print(seen, time.monotonic() - start >= 0.3)
signal.setitimer(signal.ITIMER_REAL, 0.05)
try:
    time.sleep(60)
except KeyError as error:
    print(error, time.monotonic() - start < 30)
for wrong in -1, "1", float("nan"), 1e30:
    try:
        time.sleep(wrong)
    except (ValueError, TypeError, OverflowError) as error:
        print(type(error).__name__, error)

# expect-output:
# | [True] True
# | 'enough' True
# | ValueError sleep length must be non-negative
# | TypeError 'str' object cannot be interpreted as an integer or float
# | ValueError Invalid value NaN (not a number)
# | OverflowError timestamp out of range for C PyTime_t
