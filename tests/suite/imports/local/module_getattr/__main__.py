import lazy

print(lazy.anything)  # expect: made anything
from lazy import other

print(other, dir(lazy))  # expect: made other ['a', 'b']
lazy.missing  # raises: AttributeError: no missing here
