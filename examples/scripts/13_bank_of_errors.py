"""Context managers, chained and grouped exceptions: transfers that succeed as a whole or not at all."""

from contextlib import contextmanager


class BankError(Exception):
    pass


class Account:
    def __init__(self, owner, balance=0):
        self.owner, self.balance = owner, balance

    def move(self, amount):
        if self.balance + amount < 0:
            error = BankError(f"{self.owner} has only {self.balance}")
            error.add_note(f"wanted {-amount}")
            raise error
        self.balance += amount


@contextmanager
def transaction(*accounts):
    before = [account.balance for account in accounts]
    try:
        yield
    except BaseException:
        for account, balance in zip(accounts, before):
            account.balance = balance
        raise


def transfer(source, target, amount):
    try:
        with transaction(source, target):
            target.move(amount)
            source.move(-amount)
    except BankError as error:
        raise RuntimeError(f"transfer of {amount} failed") from error


def run_all(jobs):
    errors = []
    for job in jobs:
        try:
            transfer(*job)
        except Exception as error:
            errors.append(error)
    if errors:
        raise ExceptionGroup(f"{len(errors)} of {len(jobs)} transfers failed", errors)


ann, bob = Account("Ann", 100), Account("Bob", 20)
try:
    run_all([(ann, bob, 50), (bob, ann, 500), (ann, bob, "ten"), (bob, ann, 70)])
except* RuntimeError as group:
    for error in group.exceptions:
        print(f"{error}: {error.__cause__} ({', '.join(error.__cause__.__notes__)})")
except* TypeError as group:
    print("not a number:", *group.exceptions)
finally:
    print(f"Ann {ann.balance}, Bob {bob.balance}, together {ann.balance + bob.balance}")
