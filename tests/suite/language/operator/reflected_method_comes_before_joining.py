class Word:
    def __radd__(self, other):
        return 'radd', other

    def __rmul__(self, other):
        return 'rmul', other


word = Word()
for left in 'a', b'a', bytearray(b'a'), [1], (1,):
    print(left + word, left * word)
    value = left
    value += word
    print(value)


class Quiet:
    pass


for left in 'a', [1]:
    try:
        left + Quiet()
    except TypeError as error:
        print(error)
    try:
        left * Quiet()
    except TypeError as error:
        print(error)
print([1] * True, 'a' * 2, 3 * (1,))

# expect-output:
# | ('radd', 'a') ('rmul', 'a')
# | ('radd', 'a')
# | ('radd', b'a') ('rmul', b'a')
# | ('radd', b'a')
# | ('radd', bytearray(b'a')) ('rmul', bytearray(b'a'))
# | ('radd', bytearray(b'a'))
# | ('radd', [1]) ('rmul', [1])
# | ('radd', [1])
# | ('radd', (1,)) ('rmul', (1,))
# | ('radd', (1,))
# | can only concatenate str (not "Quiet") to str
# | can't multiply sequence by non-int of type 'Quiet'
# | can only concatenate list (not "Quiet") to list
# | can't multiply sequence by non-int of type 'Quiet'
# | [1] aa (1, 1, 1)
