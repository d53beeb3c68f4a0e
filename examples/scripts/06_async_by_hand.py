"""A scheduler for async functions in forty lines: tasks, sleeping in simulated time, and a mailbox."""

import heapq
import types
from collections import deque


@types.coroutine
def trap(*request):
    return (yield request)


async def sleep(seconds):
    await trap("sleep", seconds)


async def spawn(coroutine):
    await trap("spawn", coroutine)


class Mailbox:
    def __init__(self):
        self.letters = deque()

    async def put(self, letter):
        self.letters.append(letter)
        await sleep(0)

    async def get(self):
        while not self.letters:
            await sleep(1)
        return self.letters.popleft()


class Scheduler:
    def __init__(self):
        self.now = 0
        self.queue = []
        self.count = 0

    def add(self, coroutine, delay=0):
        self.count += 1
        heapq.heappush(self.queue, (self.now + delay, self.count, coroutine))

    def run(self, coroutine):
        self.add(coroutine)
        while self.queue:
            self.now, _, coroutine = heapq.heappop(self.queue)
            try:
                match coroutine.send(None):
                    case "sleep", seconds:
                        self.add(coroutine, seconds)
                    case "spawn", child:
                        self.add(coroutine)
                        self.add(child)
            except StopIteration:
                pass


scheduler = Scheduler()


def say(*words):
    print(f"{scheduler.now:3}", *words)


async def cook(kitchen):
    for dish, minutes in [("soup", 3), ("rice", 5), ("cake", 2)]:
        await sleep(minutes)
        say("cook made", dish)
        await kitchen.put(dish)
    await kitchen.put(None)


async def waiter(kitchen):
    while (dish := await kitchen.get()) is not None:
        say("waiter serves", dish)
        await sleep(4)
    say("waiter goes home")


async def main():
    kitchen = Mailbox()
    await spawn(cook(kitchen))
    await spawn(waiter(kitchen))
    say("restaurant is open")


scheduler.run(main())
