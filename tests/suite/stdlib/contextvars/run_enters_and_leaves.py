import contextvars

var = contextvars.ContextVar("var", default="none")
context = contextvars.copy_context()


def change(value, *, then=None):
    var.set(value)
    return then() if then else var.get()


print(context.run(change, "inside"), var.get(), context[var], len(context))  # expect: inside none inside 1
print(context == context.copy(), context == contextvars.Context(), var in contextvars.Context())  # expect: True False False
with var.set("for a while") as token:
    print(var.get(), token.var is var, token.old_value is contextvars.Token.MISSING)  # expect: for a while True True
print(var.get())  # expect: none
try:
    context.run(change, 1, then=lambda: context.run(change, 2))
except RuntimeError as error:
    print(str(error)[:20], context[var])  # expect: cannot enter context 1
other = contextvars.Context()
token = other.run(var.set, 5)
try:
    var.reset(token)
except ValueError as error:
    print(str(error)[-34:])  # expect: was created in a different Context
