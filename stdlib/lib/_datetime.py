"""Fast implementation of the datetime module.

The classes are in files of their own: `_datetime_duration` (timedelta), `_datetime_date`, `_datetime_zone` (tzinfo,
timezone), `_datetime_clock` (time), `_datetime_moment` (datetime), all upon the arithmetic of `_datetime_calendar`.
"""

from _datetime_calendar import MAXYEAR, MINYEAR
from _datetime_clock import time
from _datetime_date import date
from _datetime_duration import timedelta
from _datetime_moment import datetime
from _datetime_zone import timezone, tzinfo

UTC = timezone.utc
