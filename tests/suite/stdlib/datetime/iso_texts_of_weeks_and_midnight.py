from datetime import datetime

for text in ("2022W52520", "2022-W52-5T20", "2025-01-01T24:00:01", "9999-12-31T24:00", "2022-12-31T24:00", "0001-W01-0T00", "9999-W53-1"):
    try:
        print(datetime.fromisoformat(text))
    except ValueError as error:
        print(error)

# expect-output:
# | 2022-12-26 20:00:00
# | 2022-12-30 20:00:00
# | minute, second, and microsecond must be 0 when hour is 24
# | year must be in 1..9999, not 10000
# | 2023-01-01 00:00:00
# | Invalid isoformat string: '0001-W01-0T00'
# | Invalid isoformat string: '9999-W53-1'
