class Text(str):
    pass


parts = ["a", "é", "日", "😀", "xyz", ""]
print("".join(parts), "-".join(tuple(parts)), len("é".join(["a", "b"])), "日".join("ab"))
only = "only one"
print("-".join([only]) is only, type("-".join([Text("t")])), type("".join([Text("t"), "u"])), repr("-".join([])), repr("-".join(())))
print("".join(["a"] * 40), "".join(["ab", "c"] * 20), "".join(["", "a"]) == "a", "x".join(["", ""]))


class Own(list):
    def __iter__(self):
        return iter(["own"])


print(",".join(Own("abc")), ",".join({"k": 1}), ",".join(c for c in "gen"))
for wrong in (["a", 1], ("a", None), [b"b"]):
    try:
        "".join(wrong)
    except TypeError as error:
        print(error)

# expect-output:
# | aé日😀xyz a-é-日-😀-xyz- 3 a日b
# | True <class 'str'> <class 'str'> '' ''
# | aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa abcabcabcabcabcabcabcabcabcabcabcabcabcabcabcabcabcabcabcabc True x
# | own k g,e,n
# | sequence item 1: expected str instance, int found
# | sequence item 1: expected str instance, NoneType found
# | sequence item 0: expected str instance, bytes found
