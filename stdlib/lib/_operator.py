"""The functions of `operator` under the name of their native module."""

from operator import *
