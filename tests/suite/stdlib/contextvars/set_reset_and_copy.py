import contextvars

v = contextvars.ContextVar("v", default=0)
token = v.set(1)
context = contextvars.copy_context()
v.set(2)
print(v.get(), context[v], context.run(v.get), token.old_value is contextvars.Token.MISSING)  # expect: 2 1 1 True
v.reset(token)
print(v.get())  # expect: 0
v.reset(token)  # raises: RuntimeError: <Token used var=<ContextVar name='v' default=0 at ADDRESS> at ADDRESS> has already been used once
