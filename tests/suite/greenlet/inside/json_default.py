import json

from greenlet import getcurrent, greenlet

main = getcurrent()
a = greenlet(lambda: json.dumps([{1}, {2}], default=lambda s: main.switch(sorted(s))))
print(a.switch())  # expect: [1]
print(a.switch("first"))  # expect: [2]
print(a.switch("second"))  # expect: ["first", "second"]
