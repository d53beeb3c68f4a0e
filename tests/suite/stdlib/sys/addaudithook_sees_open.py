import sys

log = []
sys.addaudithook(lambda event, args: log.append(event) if event == "open" else None)
open("a.txt", "w").close()
print(log)  # expect: ['open']
