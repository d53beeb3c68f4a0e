class Key:
    armed = False

    def __hash__(self):
        return 7

    def __eq__(self, other):
        if Key.armed:
            d.clear()
        return False


d = {Key(): 1, Key(): 2}
Key.armed = True
print(d.get(Key(), "lost"), len(d))  # expect: lost 0
