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
    lambda: timedelta(days=1e10),
    lambda: timedelta(999999999)+timedelta(1),
    lambda: timedelta('a'),
    lambda: timedelta(1.5,0.5),
    lambda: timedelta(-1,5,7),
    lambda: str(timedelta(-1,5,7)),
    lambda: str(timedelta(2,5)),
    lambda: timedelta(1)*0.3,
    lambda: timedelta(1)/3,
    lambda: timedelta(1)/timedelta(0,7),
    lambda: timedelta(1)//timedelta(0,7),
    lambda: divmod(timedelta(1),timedelta(0,7)),
    lambda: timedelta(1)//0,
    lambda: timedelta(1)==1,
)

# expect-output:
# | OverflowError Python int too large to convert to C int
# | OverflowError days=1000000000; must have magnitude <= 999999999
# | TypeError unsupported type for timedelta days component: str
# | datetime.timedelta(days=1, seconds=43200, microseconds=500000)
# | datetime.timedelta(days=-1, seconds=5, microseconds=7)
# | '-1 day, 0:00:05.000007'
# | '2 days, 0:00:05'
# | datetime.timedelta(seconds=25920)
# | datetime.timedelta(seconds=28800)
# | 12342.857142857143
# | 12342
# | (12342, datetime.timedelta(seconds=6))
# | ZeroDivisionError division by zero
# | False
