"""Greenlets: to and fro, a ring, many that wait at once, switches inside a sort key."""

from greenlet import getcurrent, greenlet


def ping_pong(times):
    def partner():
        while True:
            main.switch()

    main = getcurrent()
    other = greenlet(partner)
    for _ in range(times):
        other.switch()
    return times


def ring(size, rounds):
    hub, seen = getcurrent(), [0]

    def member(at):
        while True:
            seen[0] += at
            members[at + 1].switch() if at + 1 < size else hub.switch()

    members = [greenlet(lambda at=at: member(at)) for at in range(size)]
    for _ in range(rounds):
        members[0].switch()
    return seen[0]


def many(number):
    hub = getcurrent()
    waiting = []
    for at in range(number):
        waiting.append(greenlet(lambda at=at: hub.switch(at) or at))
    total = sum(each.switch() for each in waiting)
    return total + sum(each.switch(0) for each in waiting)


def sorted_apart(number):
    hub = getcurrent()

    def key(value):
        hub.switch()
        return -value

    sorter = greenlet(lambda: sorted(range(number), key=key))
    result = None
    while not sorter.dead:
        result = sorter.switch()
    return result[:3]


def main():
    print("greenlets", ping_pong(400_000), ring(100, 2_000), many(20_000), sorted_apart(20_000))


main()
