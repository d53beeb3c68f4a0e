from array import array

a = array("d", [1.5])
print(a.tobytes(), array("h", b"\x01\x00\xff\xff"), a * 2, array("B", [1]) + array("B", [2]))  # expect: b'\x00\x00\x00\x00\x00\x00\xf8?' array('h', [1, -1]) array('d', [1.5, 1.5]) array('B', [1, 2])
array("B", [256])  # raises: OverflowError: unsigned byte integer is greater than maximum
