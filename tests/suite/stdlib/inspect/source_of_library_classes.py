import collections.abc
import inspect
import textwrap

for thing in textwrap.TextWrapper, collections.abc.Sequence, textwrap.TextWrapper.fill, textwrap.dedent:
    print(inspect.getsourcelines(thing)[0][0].rstrip())

# expect-output:
# | class TextWrapper:
# | class Sequence(Reversible, Collection):
# |     def fill(self, text):
# | def dedent(text):
