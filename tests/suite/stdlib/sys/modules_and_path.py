import sys

print("sys" in sys.modules, sys.modules["__main__"].__dict__ is globals(), sys.path[0] == __file__.rpartition("/")[0], type(sys.flags).__name__)  # expect: True True True flags
