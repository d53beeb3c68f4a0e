import fnmatch
import reprlib
import shlex

print(reprlib.repr(list(range(100))), shlex.split("a 'b c' \"d\" e\\ f"), shlex.quote("it's"), fnmatch.filter(["a.py", "b.txt"], "*.py"))  # expect: [0, 1, 2, 3, 4, 5, ...] ['a', 'b c', 'd', 'e f'] 'it'"'"'s' ['a.py']
