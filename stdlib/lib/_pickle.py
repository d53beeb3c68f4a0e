# The names of pickle that other interpreters have in native code.

from _pickle_codes import PickleBuffer, PickleError, PicklingError, UnpicklingError
from _pickle_reading import Unpickler, load, loads
from _pickle_writing import Pickler, dump, dumps
