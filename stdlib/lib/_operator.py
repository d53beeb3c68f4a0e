"""The functions of `operator` under the name of their native module."""

from operator import *
from _hashes import same as _compare_digest
