d = {"a": {"b": None}}
print(d["a"]["b"]["c"]["d"])

# exit: 1
# stderr:
# | Traceback (most recent call last):
# |   File "FILE", line 2, in <module>
# |     print(d["a"]["b"]["c"]["d"])
# |           ~~~~~~~~~~~^^^^^
# | TypeError: 'NoneType' object is not subscriptable
