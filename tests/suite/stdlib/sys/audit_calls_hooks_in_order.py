import os
import sys

log = []
sys.audit("nobody", 1)
sys.addaudithook(lambda event, args: event == "mine" and log.append((1, args)))
sys.addaudithook(lambda event, args: event == "mine" and log.append((2, args)))
sys.audit("mine")
sys.audit("mine", "a", 2)
print(log)
for args in ((), (1,)):
    try:
        sys.audit(*args)
    except TypeError as error:
        print(error)


class Refused(Exception):
    pass


def refuse(event, args):
    log.append(event)
    if event == "sys.addaudithook" or event == "os.mkdir":
        raise Refused(event)


sys.addaudithook(refuse)
log.clear()
# silently not added
sys.addaudithook(lambda *arguments: print("never"))
try:
    os.mkdir("folder")
except Refused as error:
    print("refused", error)
print(os.path.exists("folder"), [event for event in log if event.startswith(("os.", "sys."))])

# expect-output:
# | [(1, ()), (2, ()), (1, ('a', 2)), (2, ('a', 2))]
# | audit expected at least 1 argument, got 0
# | audit() argument 1 must be str, not int
# | refused os.mkdir
# | False ['sys.addaudithook', 'os.mkdir']
