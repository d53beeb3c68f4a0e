# CPython 3.14 changed the default to forkserver, which breaks scripts that count on inherited state. Taipan forks.
import multiprocessing

print(multiprocessing.get_start_method())  # expect: fork
