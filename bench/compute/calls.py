"""Calls: plain, with keywords and defaults, closures, methods, constructors."""


def ackermann(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ackermann(m - 1, 1)
    return ackermann(m - 1, ackermann(m, n - 1))


def weighted(a, b=2, *, scale=3, offset=0):
    return (a + b) * scale + offset


def adder(step):
    total = 0

    def add(value):
        nonlocal total
        total += value * step
        return total

    return add


class Account:
    def __init__(self, owner, balance):
        self.owner = owner
        self.balance = balance

    def moved(self, amount):
        return Account(self.owner, self.balance + amount)


def main():
    total = sum(ackermann(2, n) for n in range(120))
    for i in range(250_000):
        total += weighted(i, scale=2) + weighted(i, 1, offset=i)
    add = adder(3)
    for i in range(400_000):
        last = add(i)
    account = Account("a", 0)
    for i in range(300_000):
        account = account.moved(i & 7)
    print("calls", total, last, account.balance)


main()
