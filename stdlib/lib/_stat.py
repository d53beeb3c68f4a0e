"""The names of `stat` under the name of its native module."""

from stat import *
