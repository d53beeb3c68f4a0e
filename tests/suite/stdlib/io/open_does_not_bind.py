import builtins
import io
import select


class Holder:
    open = io.open
    poll = select.poll


print(io.open is builtins.open, Holder().open is open, Holder().poll().poll(0))  # expect: True True []
