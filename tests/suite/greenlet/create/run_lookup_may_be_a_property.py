from greenlet import greenlet


class G(greenlet):
    @property
    def run(self):
        print("looked up")
        return lambda: "ran"


g = G()
print("made")
print(g.switch())

# expect-output:
# | made
# | looked up
# | ran
