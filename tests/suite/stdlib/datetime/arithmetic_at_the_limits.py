import datetime as d

for use in (lambda: d.date(2024, 2, 29) + d.timedelta(days=366), lambda: d.date.max + d.timedelta(1),
            lambda: d.date.min - d.timedelta(1), lambda: d.date(2020, 3, 1) - d.timedelta(hours=47),
            lambda: d.timedelta(days=999999999) + d.timedelta(1), lambda: d.timedelta(1.5, hours=-3),
            lambda: d.timedelta(weeks=1, days=-3, milliseconds=5), lambda: d.datetime.max + d.timedelta(microseconds=1),
            lambda: d.datetime(2020, 12, 31, 23, 59, 59, 999999) + d.timedelta(microseconds=1),
            lambda: d.datetime(2020, 1, 1) - d.datetime(2019, 1, 1, 0, 0, 1), lambda: d.date(2020, 1, 1) - d.date(2021, 1, 1), lambda: d.date(2020, 13, 1), lambda: d.date(2021, 2, 29),
            lambda: d.datetime(2020, 1, 1, 24), lambda: d.date('2020', 1, 1), lambda: d.date(day=1, month=2, year=3),
            lambda: d.date(2020), lambda: d.datetime(2020, 1, 1, fold=1),
            lambda: d.date(2020, 1, 1) == d.datetime(2020, 1, 1),
            lambda: d.timedelta(True), lambda: d.timedelta('1'),
            lambda: d.timedelta(1) + d.date(2020, 1, 1), lambda: d.timedelta(days=1, seconds=2).total_seconds(),
            lambda: d.timedelta(days=200000, microseconds=1).total_seconds()):
    try:
        print(repr(use()))
    except Exception as error:
        print(type(error).__name__, error)


class Day(d.date):
    pass


print(type(Day(2020, 1, 1) + d.timedelta(1)).__name__, Day(2020, 1, 31) - d.date(2020, 1, 1))
print(all((d.date(1, 1, 1) + d.timedelta(n)).toordinal() == n + 1 for n in range(0, 3652059, 997)))
print({d.date(2020, 1, 1): 1}[d.date(2020, 1, 1)], d.date(2023, 5, 6).weekday(), d.date(1, 1, 1).toordinal())
one, two = d.datetime(2020, 1, 1), d.datetime(2020, 1, 1, tzinfo=d.UTC)
print(one == two, one <= one, one < d.datetime(2020, 1, 2))
try:
    one < two
except TypeError as error:
    print(error)

# expect-output:
# | datetime.date(2025, 3, 1)
# | OverflowError date value out of range
# | OverflowError date value out of range
# | datetime.date(2020, 2, 29)
# | OverflowError days=1000000000; must have magnitude <= 999999999
# | datetime.timedelta(days=1, seconds=32400)
# | datetime.timedelta(days=4, microseconds=5000)
# | OverflowError date value out of range
# | datetime.datetime(2021, 1, 1, 0, 0)
# | datetime.timedelta(days=364, seconds=86399)
# | datetime.timedelta(days=-366)
# | ValueError month must be in 1..12, not 13
# | ValueError day 29 must be in range 1..28 for month 2 in year 2021
# | ValueError hour must be in 0..23, not 24
# | TypeError 'str' object cannot be interpreted as an integer
# | datetime.date(3, 2, 1)
# | TypeError function missing required argument 'month' (pos 2)
# | datetime.datetime(2020, 1, 1, 0, 0, fold=1)
# | False
# | datetime.timedelta(days=1)
# | TypeError unsupported type for timedelta days component: str
# | datetime.date(2020, 1, 2)
# | 86402.0
# | 17280000000.0
# | Day 30 days, 0:00:00
# | True
# | 1 5 1
# | False True True
# | can't compare offset-naive and offset-aware datetimes
