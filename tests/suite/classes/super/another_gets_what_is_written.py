# Another function of the name `super` gets the arguments that stand there, and none for what is implied.
class Other:
    def __init__(self, *arguments):
        print(arguments)

    def method(self):
        return 'method'

    value = 'value'


super = Other


class C:
    def run(self):
        return super(1, 2).value, super(3, 4).method(), super().value, super().method(), type(super())


print(C().run())

# expect-output:
# | (1, 2)
# | (3, 4)
# | ()
# | ()
# | ()
# | ('value', 'method', 'value', 'method', <class '__main__.Other'>)
