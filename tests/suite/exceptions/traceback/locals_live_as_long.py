# What a function that was left by an exception held goes with the traceback, not before.
class Tracked:
    def __del__(self):
        print('gone')


def fail():
    tracked = Tracked()
    raise ValueError


try:
    fail()
except ValueError as error:
    print('caught')
print('after')
try:
    fail()
except ValueError as error:
    error.__traceback__ = None
    print('without')
kept = None
try:
    fail()
except ValueError as error:
    kept = error
print('kept')
kept = kept.with_traceback(None)
print('end')

# expect-output:
# | caught
# | gone
# | after
# | gone
# | without
# | kept
# | gone
# | end
