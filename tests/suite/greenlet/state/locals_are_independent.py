from greenlet import getcurrent, greenlet

main = getcurrent()


def run(n):
    total = 0
    for i in range(3):
        total += n * i
        main.switch(total)
    return "done"


gs = [greenlet(run) for _ in range(3)]
print([g.switch(n) for n, g in enumerate(gs)])
for _ in range(3):
    print([g.switch() for g in gs])

# expect-output:
# | [0, 0, 0]
# | [0, 1, 2]
# | [0, 3, 6]
# | ['done', 'done', 'done']
