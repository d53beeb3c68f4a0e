from datetime import date, datetime, timedelta, timezone

d = datetime(2024, 2, 28, 12, 30, tzinfo=timezone.utc)
print(d + timedelta(days=2), d.isoformat(), date(2024, 3, 1) - date(2024, 2, 1), d.strftime("%Y/%m/%d %H:%M %a %j"), date.fromisoformat("2024-01-05").weekday())  # expect: 2024-03-01 12:30:00+00:00 2024-02-28T12:30:00+00:00 29 days, 0:00:00 2024/02/28 12:30 Wed 059 4
print(repr(timedelta(hours=25)), timedelta(seconds=-1), datetime.fromtimestamp(0, timezone.utc))  # expect: datetime.timedelta(days=1, seconds=3600) -1 day, 23:59:59 1970-01-01 00:00:00+00:00
date(2023, 2, 29)  # raises: ValueError: day 29 must be in range 1..28 for month 2 in year 2023
