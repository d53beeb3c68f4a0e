from array import array

a = array("i", [1, 2, 3])
a.append(4)
a.extend([5])
print(a, a[1:3], a.itemsize, a.typecode, a.tolist(), 3 in a, a.index(4))  # expect: array('i', [1, 2, 3, 4, 5]) array('i', [2, 3]) 4 i [1, 2, 3, 4, 5] True 3
a.append("x")  # raises: TypeError: 'str' object cannot be interpreted as an integer
