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
    lambda: date(2024,1,1)+timedelta(60),
    lambda: date(2024,1,1)-date(2023,1,1),
    lambda: date.max+timedelta(1),
    lambda: date(2024,1,1).isocalendar(),
    lambda: date.fromisocalendar(2024,1,1),
    lambda: date.fromisocalendar(2024,54,1),
    lambda: date.fromisocalendar(2024,1,8),
    lambda: date.fromisoformat('2024-01-05'),
    lambda: date.fromisoformat('20240105'),
    lambda: date.fromisoformat('2024-W01-2'),
    lambda: date.fromisoformat('2024W012'),
    lambda: date.fromisoformat('x'),
    lambda: date.fromisoformat(5),
    lambda: date.fromordinal(0),
    lambda: date.fromordinal(5),
    lambda: date(2024,1,5).strftime('%d/%m/%y %A %j %%'),
    lambda: date(2024,1,5).ctime(),
    lambda: date(5,1,5).strftime('%Y'),
    lambda: format(date(2024,1,5),'%Y'),
    lambda: format(date(2024,1,5)),
    lambda: date(2024,1,5).timetuple(),
    lambda: date(2024,1,5).replace(day=9),
    lambda: date(2024,1,1)==datetime(2024,1,1),
    lambda: hash(date(2024,1,1))==hash(date(2024,1,1)),
    lambda: date(2024,1,5).weekday(),
    lambda: date(2024,1,5).isoweekday(),
    lambda: date(2024,1,1).__reduce__(),
)

# expect-output:
# | datetime.date(2024, 3, 1)
# | datetime.timedelta(days=365)
# | OverflowError date value out of range
# | datetime.IsoCalendarDate(year=2024, week=1, weekday=1)
# | datetime.date(2024, 1, 1)
# | ValueError Invalid week: 54
# | ValueError Invalid weekday: 8 (range is [1, 7])
# | datetime.date(2024, 1, 5)
# | datetime.date(2024, 1, 5)
# | datetime.date(2024, 1, 2)
# | datetime.date(2024, 1, 2)
# | ValueError Invalid isoformat string: 'x'
# | TypeError fromisoformat: argument must be str
# | ValueError ordinal must be >= 1
# | datetime.date(1, 1, 5)
# | '05/01/24 Friday 005 %'
# | 'Fri Jan  5 00:00:00 2024'
# | '0005'
# | '2024'
# | '2024-01-05'
# | time.struct_time(tm_year=2024, tm_mon=1, tm_mday=5, tm_hour=0, tm_min=0, tm_sec=0, tm_wday=4, tm_yday=5, tm_isdst=-1)
# | datetime.date(2024, 1, 9)
# | False
# | True
# | 4
# | 5
# | (<class 'datetime.date'>, (b'\x07\xe8\x01\x01',))
