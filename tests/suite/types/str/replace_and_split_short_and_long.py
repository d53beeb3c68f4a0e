# replace and split of texts short and long, to nothing, to one letter, and of subclasses.

class Text(str):
    pass


class Count:
    def __index__(self):
        return 2


def checksum(text):
    sum = 0
    for letter in text:
        sum = (sum * 31 + ord(letter)) & 0xFFFFFFFF
    return sum


for text in ("", "a", "ab", "aab", "abab", "ab" * 600, "é" + "ab" * 3, "ab\u3042ab", Text("abab"), Text("xyz")):
    answers = []
    for old, new in (("a", ""), ("b", ""), ("ab", ""), ("ab", "x"), ("a", "b"), ("b", "long one"), ("z", "y"),
                     ("", "-"), ("a", "é"), ("aab", ""), (Text("a"), Text("b")), ("abab" * 200, "")):
        for most in (-1, 0, 1, Count()):
            made = text.replace(old, new, most)
            answers.append((made, type(made).__name__))
    print(len(answers), checksum(repr(answers)))

plain = "no such thing"
print(plain.replace("x", "y") is plain, plain.replace("n", "n") == plain, hash(plain.replace("no", "on")) == hash("on such thing"))
print("aXbXc".replace("X", "").isascii(), {"aXb".replace("X", ""): 1}["ab"])
for text in ("a b  c\td\x1ce\x85f", " " * 5, "one", " ".join(map(str, range(40))), Text("a b"), "é è  e", "\u3042 \u3000x"):
    print(text.split(), text.split(None, 1), text.rsplit(None, 1), text.split(" ")[:5], text.rsplit(" ", 1))
    print(text.splitlines(), [type(piece).__name__ for piece in text.split()][:2])
print(b"a b c".split(), b"a,b,,c".split(b","), bytearray(b" x y ").split(), b"abab".replace(b"ab", b"c"))
print(len(",".join("x" * 100).split(",")), "a,b".split(",", 0), ",".split(","))

# expect-output:
# | 48 3205325155
# | 48 489547068
# | 48 3629149191
# | 48 1331515830
# | 48 435184553
# | 48 330039779
# | 48 1133411033
# | 48 775017220
# | 48 435184553
# | 48 3759635910
# | True True True
# | True 1
# | ['a', 'b', 'c', 'd', 'e', 'f'] ['a', 'b  c\td\x1ce\x85f'] ['a b  c\td\x1ce', 'f'] ['a', 'b', '', 'c\td\x1ce\x85f'] ['a b ', 'c\td\x1ce\x85f']
# | ['a b  c\td', 'e', 'f'] ['str', 'str']
# | [] [] [] ['', '', '', '', ''] ['    ', '']
# | ['     '] []
# | ['one'] ['one'] ['one'] ['one'] ['one']
# | ['one'] ['str']
# | ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12', '13', '14', '15', '16', '17', '18', '19', '20', '21', '22', '23', '24', '25', '26', '27', '28', '29', '30', '31', '32', '33', '34', '35', '36', '37', '38', '39'] ['0', '1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33 34 35 36 37 38 39'] ['0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33 34 35 36 37 38', '39'] ['0', '1', '2', '3', '4'] ['0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33 34 35 36 37 38', '39']
# | ['0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33 34 35 36 37 38 39'] ['str', 'str']
# | ['a', 'b'] ['a', 'b'] ['a', 'b'] ['a', 'b'] ['a', 'b']
# | ['a b'] ['str', 'str']
# | ['é', 'è', 'e'] ['é', 'è  e'] ['é è', 'e'] ['é', 'è', '', 'e'] ['é è ', 'e']
# | ['é è  e'] ['str', 'str']
# | ['あ', 'x'] ['あ', 'x'] ['あ', 'x'] ['あ', '\u3000x'] ['あ', '\u3000x']
# | ['あ \u3000x'] ['str', 'str']
# | [b'a', b'b', b'c'] [b'a', b'b', b'', b'c'] [bytearray(b'x'), bytearray(b'y')] b'cc'
# | 100 ['a,b'] ['', '']
