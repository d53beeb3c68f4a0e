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
    lambda: time(1,2),
    lambda: time(1,2,3,4),
    lambda: time(1,2,3,4,tz),
    lambda: time(1,fold=1),
    lambda: str(time(1,2,3)),
    lambda: time(1,2,3).isoformat('minutes'),
    lambda: time(1,2,3,4).isoformat('milliseconds'),
    lambda: time(1).isoformat('x'),
    lambda: time.fromisoformat('T12:30:15.123+05:30'),
    lambda: time.fromisoformat('123015'),
    lambda: time.fromisoformat('12'),
    lambda: time.fromisoformat('12:3'),
    lambda: time.fromisoformat('24:00'),
    lambda: time.fromisoformat('12:30Z'),
    lambda: time(1,tzinfo=tz).utcoffset(),
    lambda: time(1,tzinfo=tz).tzname(),
    lambda: time(1,tzinfo=tz).dst(),
    lambda: time(1,2).strftime('%H-%M %Y'),
    lambda: time(1)<time(2),
    lambda: time(1)<time(2,tzinfo=tz),
    lambda: time(1)==time(1,tzinfo=tz),
    lambda: hash(time(1,tzinfo=tz))==hash(time(1,tzinfo=timezone(timedelta(hours=2)))),
    lambda: time(1,2).replace(minute=5,tzinfo=tz),
    lambda: time(1).__reduce__(),
    lambda: time(1,tzinfo=tz,fold=1).__reduce_ex__(4),
)

# expect-output:
# | datetime.time(1, 2)
# | datetime.time(1, 2, 3, 4)
# | datetime.time(1, 2, 3, 4, tzinfo=datetime.timezone(datetime.timedelta(seconds=7200)))
# | datetime.time(1, 0, fold=1)
# | '01:02:03'
# | '01:02'
# | '01:02:03.000'
# | ValueError Unknown timespec value
# | datetime.time(12, 30, 15, 123000, tzinfo=datetime.timezone(datetime.timedelta(seconds=19800)))
# | datetime.time(12, 30, 15)
# | datetime.time(12, 0)
# | ValueError Invalid isoformat string: '12:3'
# | datetime.time(0, 0)
# | datetime.time(12, 30, tzinfo=datetime.timezone.utc)
# | datetime.timedelta(seconds=7200)
# | 'UTC+02:00'
# | None
# | '01-02 1900'
# | True
# | TypeError can't compare offset-naive and offset-aware times
# | False
# | True
# | datetime.time(1, 5, tzinfo=datetime.timezone(datetime.timedelta(seconds=7200)))
# | (<class 'datetime.time'>, (b'\x01\x00\x00\x00\x00\x00',))
# | (<class 'datetime.time'>, (b'\x81\x00\x00\x00\x00\x00', datetime.timezone(datetime.timedelta(seconds=7200))))
