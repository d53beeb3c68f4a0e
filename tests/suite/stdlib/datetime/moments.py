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
    lambda: d,
    lambda: a,
    lambda: str(d),
    lambda: str(a),
    lambda: datetime(2024,1,1),
    lambda: datetime(2024,1,1,fold=1),
    lambda: d.isoformat(' ','seconds'),
    lambda: d.date(),
    lambda: d.time(),
    lambda: a.timetz(),
    lambda: a.utctimetuple(),
    lambda: d.timetuple(),
    lambda: a.timetuple(),
    lambda: d.timestamp(),
    lambda: a.timestamp(),
    lambda: datetime.fromtimestamp(1709209815.123456),
    lambda: datetime.fromtimestamp(1709209815.5,tz),
    lambda: datetime.fromtimestamp(-1.5,timezone.utc),
    lambda: datetime.fromtimestamp(1e20),
    lambda: datetime.strptime('2024-02-03 04:05','%Y-%m-%d %H:%M'),
    lambda: d+timedelta(1),
    lambda: timedelta(1)+d,
    lambda: d-timedelta(1),
    lambda: d-datetime(2024,1,1),
    lambda: a-d,
    lambda: a-datetime(2024,1,1,tzinfo=timezone.utc),
    lambda: d<a,
    lambda: d==a,
    lambda: a<datetime(2025,1,1,tzinfo=timezone.utc),
    lambda: a.astimezone(timezone.utc),
    lambda: a.astimezone(n),
    lambda: d.astimezone(timezone.utc),
    lambda: a.astimezone(5),
    lambda: datetime.combine(date(2024,1,1),time(5,tzinfo=tz)),
    lambda: datetime.combine(date(2024,1,1),time(5),tz),
    lambda: datetime.combine(5,6),
    lambda: datetime.fromisoformat('2024-02-29T12:30:15.123456+02:00'),
    lambda: datetime.fromisoformat('2024-02-29'),
    lambda: datetime.fromisoformat('20240229T123015Z'),
    lambda: datetime.fromisoformat('2024-02-29 12:30:15,5'),
    lambda: datetime.fromisoformat('2024-02-29T24:00'),
    lambda: datetime.fromisoformat('2024-02-30'),
    lambda: datetime.fromisoformat('zzz'),
    lambda: datetime.fromisoformat('2024-W09-4T10'),
    lambda: d.replace(year=2023),
    lambda: d.replace(year=2023,day=1,fold=1),
    lambda: d.ctime(),
    lambda: d.strftime('%f %z|%Z %c'),
    lambda: a.strftime('%z %:z %Z'),
    lambda: format(a,'%H'),
    lambda: datetime.max,
    lambda: datetime.min,
    lambda: datetime.resolution,
    lambda: datetime.max+timedelta(1),
    lambda: a.utcoffset(),
    lambda: a.tzname(),
    lambda: a.dst(),
    lambda: hash(a)==hash(a.astimezone(timezone.utc)),
    lambda: d.__reduce__(),
    lambda: a.__reduce_ex__(4),
    lambda: datetime(2024,1,1,tzinfo=5),
    lambda: datetime(2024,1,1,25),
    lambda: d.toordinal(),
    lambda: datetime.fromordinal(5),
    lambda: d.isocalendar(),
    lambda: MINYEAR,
    lambda: MAXYEAR,
    lambda: isinstance(d,date),
    lambda: timedelta.max,
    lambda: timedelta.min,
    lambda: timedelta(hours=1).total_seconds(),
    lambda: date(2024,1,1).isocalendar().week,
    lambda: d.hour,
    lambda: time.min,
    lambda: time.max,
    lambda: date.strptime('2024-01-05','%Y-%m-%d'),
    lambda: time.strptime('04:05','%H:%M'),
    lambda: datetime(2024,1,1)==date(2024,1,1),
    lambda: timedelta(1)%timedelta(hours=7),
    lambda: -timedelta(1),
    lambda: abs(timedelta(-1)),
    lambda: bool(timedelta(0)),
    lambda: timedelta(microseconds=0.5),
    lambda: timedelta(microseconds=1.5),
    lambda: datetime(1,1,1)-timedelta(1),
    lambda: datetime(2024,1,1,1,1,1,1,tz,fold=1),
)

# expect-output:
# | datetime.datetime(2024, 2, 29, 12, 30, 15, 123456)
# | datetime.datetime(2024, 2, 29, 12, 30, 15, 123456, tzinfo=datetime.timezone(datetime.timedelta(seconds=7200)))
# | '2024-02-29 12:30:15.123456'
# | '2024-02-29 12:30:15.123456+02:00'
# | datetime.datetime(2024, 1, 1, 0, 0)
# | datetime.datetime(2024, 1, 1, 0, 0, fold=1)
# | '2024-02-29 12:30:15'
# | datetime.date(2024, 2, 29)
# | datetime.time(12, 30, 15, 123456)
# | datetime.time(12, 30, 15, 123456, tzinfo=datetime.timezone(datetime.timedelta(seconds=7200)))
# | time.struct_time(tm_year=2024, tm_mon=2, tm_mday=29, tm_hour=10, tm_min=30, tm_sec=15, tm_wday=3, tm_yday=60, tm_isdst=0)
# | time.struct_time(tm_year=2024, tm_mon=2, tm_mday=29, tm_hour=12, tm_min=30, tm_sec=15, tm_wday=3, tm_yday=60, tm_isdst=-1)
# | time.struct_time(tm_year=2024, tm_mon=2, tm_mday=29, tm_hour=12, tm_min=30, tm_sec=15, tm_wday=3, tm_yday=60, tm_isdst=-1)
# | 1709209815.123456
# | 1709202615.123456
# | datetime.datetime(2024, 2, 29, 12, 30, 15, 123456)
# | datetime.datetime(2024, 2, 29, 14, 30, 15, 500000, tzinfo=datetime.timezone(datetime.timedelta(seconds=7200)))
# | datetime.datetime(1969, 12, 31, 23, 59, 58, 500000, tzinfo=datetime.timezone.utc)
# | OverflowError timestamp out of range for platform time_t
# | datetime.datetime(2024, 2, 3, 4, 5)
# | datetime.datetime(2024, 3, 1, 12, 30, 15, 123456)
# | datetime.datetime(2024, 3, 1, 12, 30, 15, 123456)
# | datetime.datetime(2024, 2, 28, 12, 30, 15, 123456)
# | datetime.timedelta(days=59, seconds=45015, microseconds=123456)
# | TypeError can't subtract offset-naive and offset-aware datetimes
# | datetime.timedelta(days=59, seconds=37815, microseconds=123456)
# | TypeError can't compare offset-naive and offset-aware datetimes
# | False
# | True
# | datetime.datetime(2024, 2, 29, 10, 30, 15, 123456, tzinfo=datetime.timezone.utc)
# | datetime.datetime(2024, 2, 29, 5, 0, 15, 123456, tzinfo=datetime.timezone(datetime.timedelta(days=-1, seconds=66600), 'X'))
# | datetime.datetime(2024, 2, 29, 12, 30, 15, 123456, tzinfo=datetime.timezone.utc)
# | TypeError tzinfo argument must be None or of a tzinfo subclass, not type 'int'
# | datetime.datetime(2024, 1, 1, 5, 0, tzinfo=datetime.timezone(datetime.timedelta(seconds=7200)))
# | datetime.datetime(2024, 1, 1, 5, 0, tzinfo=datetime.timezone(datetime.timedelta(seconds=7200)))
# | TypeError combine() argument 1 must be datetime.date, not int
# | datetime.datetime(2024, 2, 29, 12, 30, 15, 123456, tzinfo=datetime.timezone(datetime.timedelta(seconds=7200)))
# | datetime.datetime(2024, 2, 29, 0, 0)
# | datetime.datetime(2024, 2, 29, 12, 30, 15, tzinfo=datetime.timezone.utc)
# | datetime.datetime(2024, 2, 29, 12, 30, 15, 500000)
# | datetime.datetime(2024, 3, 1, 0, 0)
# | ValueError day 30 must be in range 1..29 for month 2 in year 2024
# | ValueError Invalid isoformat string: 'zzz'
# | datetime.datetime(2024, 2, 29, 10, 0)
# | ValueError day 29 must be in range 1..28 for month 2 in year 2023
# | datetime.datetime(2023, 2, 1, 12, 30, 15, 123456, fold=1)
# | 'Thu Feb 29 12:30:15 2024'
# | '123456 | Thu Feb 29 12:30:15 2024'
# | '+0200 +02:00 UTC+02:00'
# | '12'
# | datetime.datetime(9999, 12, 31, 23, 59, 59, 999999)
# | datetime.datetime(1, 1, 1, 0, 0)
# | datetime.timedelta(microseconds=1)
# | OverflowError date value out of range
# | datetime.timedelta(seconds=7200)
# | 'UTC+02:00'
# | None
# | True
# | (<class 'datetime.datetime'>, (b'\x07\xe8\x02\x1d\x0c\x1e\x0f\x01\xe2@',))
# | (<class 'datetime.datetime'>, (b'\x07\xe8\x02\x1d\x0c\x1e\x0f\x01\xe2@', datetime.timezone(datetime.timedelta(seconds=7200))))
# | TypeError tzinfo argument must be None or of a tzinfo subclass, not type 'int'
# | ValueError hour must be in 0..23, not 25
# | 738945
# | datetime.datetime(1, 1, 5, 0, 0)
# | datetime.IsoCalendarDate(year=2024, week=9, weekday=4)
# | 1
# | 9999
# | True
# | datetime.timedelta(days=999999999, seconds=86399, microseconds=999999)
# | datetime.timedelta(days=-999999999)
# | 3600.0
# | 1
# | 12
# | datetime.time(0, 0)
# | datetime.time(23, 59, 59, 999999)
# | datetime.date(2024, 1, 5)
# | datetime.time(4, 5)
# | False
# | datetime.timedelta(seconds=10800)
# | datetime.timedelta(days=-1)
# | datetime.timedelta(days=1)
# | False
# | datetime.timedelta(0)
# | datetime.timedelta(microseconds=2)
# | OverflowError date value out of range
# | datetime.datetime(2024, 1, 1, 1, 1, 1, 1, fold=1, tzinfo=datetime.timezone(datetime.timedelta(seconds=7200)))
