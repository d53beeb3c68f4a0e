from datetime import date, datetime, time, timedelta


class Day(date):
    pass


class Length(timedelta):
    pass


class Outer:
    class Moment(datetime):
        pass


print(Day(1, 2, 3), repr(Day(1, 2, 3)), repr(Length(1)), repr(Outer.Moment(1, 1, 1)), repr(date(1, 1, 1)))
print(timedelta(1).__rsub__(timedelta(2)))
for make in (lambda: datetime(bytes([1] * 10), "EST"), lambda: time(bytes([1] * 6), "EST")):
    try:
        make()
    except TypeError as error:
        print(error)
print(Day.strptime("2024-03-01", "%Y-%m-%d"), time.strptime("10:11", "%H:%M"))

# expect-output:
# | 0001-02-03 Day(1, 2, 3) Length(days=1) Moment(1, 1, 1, 0, 0) datetime.date(1, 1, 1)
# | 1 day, 0:00:00
# | bad tzinfo state arg
# | bad tzinfo state arg
# | 2024-03-01 10:11:00
