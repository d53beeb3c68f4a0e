"""Objects as bytes and back: dump(), dumps(), load(), loads(), Pickler, Unpickler.

A pickle is a program for a small machine with a stack; the operations are in _pickle_codes, what writes them in
_pickle_writing, what carries them out in _pickle_reading.  It may call anything: load only what you trust.
"""

from copyreg import dispatch_table

from _pickle_codes import *
from _pickle_codes import (
    __all__ as _code_names, PickleBuffer, PickleError, PicklingError, UnpicklingError, _getattribute,
    decode_long, encode_long,
)
from _pickle import Pickler, Unpickler, dump, dumps, load, loads
from _pickle_reading import _Stop, _Unframer
from _pickle_writing import _Framer, whichmodule

__all__ = ['PickleError', 'PicklingError', 'UnpicklingError', 'Pickler', 'Unpickler', 'dump', 'dumps',
           'load', 'loads', 'PickleBuffer']
__all__ += sorted(name for name in _code_names if name not in ('TRUE', 'FALSE')) + ['FALSE', 'TRUE']

format_version = '5.0'
compatible_formats = ['1.0', '1.1', '1.2', '1.3', '2.0', '3.0', '4.0', '5.0']
bytes_types = (bytes, bytearray)

# the same by the names of an implementation in script
_Pickler, _Unpickler = Pickler, Unpickler
_dump, _dumps, _load, _loads = dump, dumps, load, loads


def _main(args=None):
    """Show what is in pickle files."""
    import argparse
    import pprint
    parser = argparse.ArgumentParser(description='display contents of the pickle files', color=True)
    parser.add_argument('pickle_file', nargs='+', help='the pickle file')
    args = parser.parse_args(args)
    for name in args.pickle_file:
        if name == '-':
            import sys
            obj = load(sys.stdin.buffer)
        else:
            with open(name, 'rb') as file:
                obj = load(file)
        pprint.pprint(obj)


if __name__ == '__main__':
    _main()
