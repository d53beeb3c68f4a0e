import traceback

try:
    {}["k"]
except KeyError:
    traceback.print_exc()
print("after")  # expect: after

# stderr:
# | Traceback (most recent call last):
# |   File "FILE", line 4, in <module>
# |     {}["k"]
# |     ~~^^^^^
# | KeyError: 'k'
