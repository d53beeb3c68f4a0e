foo(]
