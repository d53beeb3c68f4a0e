import array
import copyreg
from array import _array_reconstructor as rebuild

print(array.array("h", [1, -2]).__reduce_ex__(4)[1:])
print(rebuild(array.array, "h", 4, b"\x01\x00\xfe\xff"), rebuild(array.array, "h", 5, b"\x00\x01\xff\xfe"))
print(rebuild(array.array, "d", 17, b"\x3f\xf0\0\0\0\0\0\0"), rebuild(array.array, "b", 2, b"\xff\xff"))
for wrong in ((str, "b", 0, b""), (array.array, "?", 0, b""), (array.array, "b", 22, b""), (array.array, "b", 0, ""),
              (array.array, "d", 16, b"a"), (array.array, "bb", 0, b"")):
    try:
        rebuild(*wrong)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)


class Index:
    def __index__(self):
        return 7


numbers = array.array("i", [Index()])
numbers.append(Index())
numbers[0] = Index()
print(numbers)

# expect-output:
# | ((<class 'array.array'>, 'h', 4, b'\x01\x00\xfe\xff'), None)
# | array('h', [1, -2]) array('h', [1, -2])
# | array('d', [1.0]) array('H', [65535])
# | TypeError str is not a subtype of array.array
# | ValueError second argument must be a valid type code
# | ValueError third argument must be a valid machine format code.
# | TypeError fourth argument should be bytes, not str
# | ValueError bytes length not a multiple of item size
# | TypeError _array_reconstructor(): argument 2 must be a unicode character, not a string of length 2
# | array('i', [7, 7])
