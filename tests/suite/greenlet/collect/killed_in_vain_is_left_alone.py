# A greenlet that does not die of being killed, and that nobody has, is reported and left as it is.
import sys
from greenlet import GreenletExit, getcurrent, greenlet

main = getcurrent()


class Output:
    def write(self, text):
        lines.append(text)

    def flush(self):
        pass


lines = []


def stubborn():
    while True:
        try:
            main.switch('ready')
        except GreenletExit as error:
            print('refused:', error)


one = greenlet(stubborn)
print(one.switch())
sys.stderr, before = Output(), sys.stderr
del one
sys.stderr = before
print(''.join(lines).startswith('GreenletExit did not kill <greenlet.greenlet object at'))
print('end')

# expect-output:
# | ready
# | refused: Killing the greenlet because all references have vanished.
# | True
# | end
