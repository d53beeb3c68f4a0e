from datetime import UTC, MAXYEAR, MINYEAR, date, datetime, time, timedelta, timezone, tzinfo


def show(*actions):
    for action in actions:
        try:
            print(repr(action()))
        except Exception as error:
            print(type(error).__name__, error)


tz = timezone(timedelta(hours=2))
n = timezone(-timedelta(hours=5, minutes=30), 'X')
d = datetime(2024, 2, 29, 12, 30, 15, 123456)
a = d.replace(tzinfo=tz)
show(
    lambda: date(0,1,1),
    lambda: date(2000,13,1),
    lambda: date(2000,2,30),
    lambda: date('a',1,1),
    lambda: date(2000,1.5,1),
    lambda: time(24),
    lambda: time(1,60),
    lambda: time(1,1,60),
    lambda: time(1,1,1,1000000),
    lambda: time(1,fold=2),
    lambda: time(1,tzinfo=5),
)

# expect-output:
# | ValueError year must be in 1..9999, not 0
# | ValueError month must be in 1..12, not 13
# | ValueError day 30 must be in range 1..29 for month 2 in year 2000
# | TypeError 'str' object cannot be interpreted as an integer
# | TypeError 'float' object cannot be interpreted as an integer
# | ValueError hour must be in 0..23, not 24
# | ValueError minute must be in 0..59, not 60
# | ValueError second must be in 0..59, not 60
# | ValueError microsecond must be in 0..999999, not 1000000
# | ValueError fold must be either 0 or 1, not 2
# | TypeError tzinfo argument must be None or of a tzinfo subclass, not type 'int'
