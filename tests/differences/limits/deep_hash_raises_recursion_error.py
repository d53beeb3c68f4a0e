# CPython hashes a deep tuple on the C stack until that ends. Taipan never lets the depth of data decide: past the recursion limit
# it is a RecursionError, so that no script can crash its host.
t = ()
for _ in range(100000):
    t = (t,)
try:
    hash(t)
except RecursionError as error:
    print(type(error).__name__)  # expect: RecursionError
