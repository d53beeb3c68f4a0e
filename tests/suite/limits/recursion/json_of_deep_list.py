import json

a = []
for _ in range(100000):
    a = [a]
for action in (lambda: json.dumps(a), lambda: json.loads("[" * 100000)):
    try:
        action()
    except RecursionError as error:
        print(type(error).__name__)

# expect-output:
# | RecursionError
# | RecursionError
