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
    lambda: tz,
    lambda: n,
    lambda: str(tz),
    lambda: str(n),
    lambda: timezone.utc,
    lambda: str(timezone.utc),
    lambda: timezone(timedelta(hours=24)),
    lambda: timezone(5),
    lambda: timezone(timedelta(0,1,5)),
    lambda: str(timezone(timedelta(0,1,5))),
    lambda: timezone(timedelta(1),'x'),
    lambda: timezone(timedelta(0),5),
    lambda: tz.utcoffset(None),
    lambda: tz.utcoffset(5),
    lambda: tz.fromutc(a),
    lambda: tz.fromutc(d),
    lambda: tz==timezone(timedelta(hours=2)),
    lambda: timezone(timedelta(0)) is timezone.utc,
    lambda: timezone.min,
    lambda: timezone.max,
    lambda: tz.__reduce__(),
    lambda: tz.__getinitargs__(),
    lambda: UTC,
)

# expect-output:
# | datetime.timezone(datetime.timedelta(seconds=7200))
# | datetime.timezone(datetime.timedelta(days=-1, seconds=66600), 'X')
# | 'UTC+02:00'
# | 'X'
# | datetime.timezone.utc
# | 'UTC'
# | ValueError offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not datetime.timedelta(days=1)
# | TypeError timezone() argument 1 must be datetime.timedelta, not int
# | datetime.timezone(datetime.timedelta(seconds=1, microseconds=5))
# | 'UTC+00:00:01.000005'
# | ValueError offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not datetime.timedelta(days=1)
# | TypeError timezone() argument 2 must be str, not int
# | datetime.timedelta(seconds=7200)
# | TypeError utcoffset(dt) argument must be a datetime instance or None, not int
# | datetime.datetime(2024, 2, 29, 14, 30, 15, 123456, tzinfo=datetime.timezone(datetime.timedelta(seconds=7200)))
# | ValueError fromutc: dt.tzinfo is not self
# | True
# | True
# | datetime.timezone(datetime.timedelta(days=-1, seconds=60))
# | datetime.timezone(datetime.timedelta(seconds=86340))
# | (<class 'datetime.timezone'>, (datetime.timedelta(seconds=7200),), None)
# | (datetime.timedelta(seconds=7200),)
# | datetime.timezone.utc
