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
    lambda: tzinfo().utcoffset(None),
    lambda: tzinfo().tzname(d),
    lambda: tzinfo().dst(None),
    lambda: tzinfo().fromutc(d),
)

# expect-output:
# | NotImplementedError a tzinfo subclass must implement utcoffset()
# | NotImplementedError a tzinfo subclass must implement tzname()
# | NotImplementedError a tzinfo subclass must implement dst()
# | ValueError fromutc: dt.tzinfo is not self
