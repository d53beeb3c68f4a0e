from greenlet import getcurrent, greenlet

main = getcurrent()
a = greenlet(lambda: eval("main.switch('eval') + 1"))
b = greenlet(lambda: exec("print('exec got', main.switch('exec'))"))
print(a.switch(), b.switch())
print(a.switch(1))
b.switch(2)

# expect-output:
# | eval exec
# | 2
# | exec got 2
