"""Greenlets: functions that hand control to each other in the middle, even from inside a sort."""

from greenlet import getcurrent, greenlet


def player(name, word):
    def play(ball):
        while ball < 6:
            print(f"{name:>5}: {word} {ball}")
            ball = other[getcurrent()].switch(ball + 1)
        return f"{name} lets it fall at {ball}"

    return play


ping, pong = greenlet(player("Ann", "ping")), greenlet(player("Bob", "pong"))
other = {ping: pong, pong: ping}
print(ping.switch(1))


def careful_sort(items):
    """Asks the parent for each key: the sort is suspended while somebody else decides."""
    return sorted(items, key=lambda item: getcurrent().parent.switch(item))


fruits = greenlet(careful_sort)
question = fruits.switch(["pear", "fig", "banana"])
while not fruits.dead:
    print("how heavy is a", question)
    question = fruits.switch(len(question))
print(question)
