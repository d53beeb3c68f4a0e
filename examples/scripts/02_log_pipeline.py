"""A pipeline of generators: each stage takes an iterator and gives one, nothing is held in memory but the current line."""

import itertools

LOG = """\
10:00:01 INFO  start
10:00:02 WARN  disk 81% full
10:00:03 ERROR disk 100% full
10:00:04 INFO  cleaning
10:00:09 ERROR write failed
10:00:10 INFO  stop
"""


def lines(text):
    print("(opening)")
    try:
        yield from text.splitlines()
    finally:
        print("(closing)")


def parse(rows):
    for row in rows:
        time, level, message = row.split(maxsplit=2)
        hours, minutes, seconds = map(int, time.split(":"))
        yield hours * 3600 + minutes * 60 + seconds, level, message


def only(level, records):
    return (record for record in records if record[1] == level)


def gaps(records):
    for (before, *_), (after, _, message) in itertools.pairwise(records):
        yield after - before, message


def main():
    for seconds, message in gaps(parse(lines(LOG))):
        print(f"+{seconds}s {message}")
    print()
    first_error = next(only("ERROR", parse(lines(LOG))))
    print("first error:", first_error[2])


main()
