from greenlet import getcurrent

print(getcurrent().switch(5), getcurrent().switch(), getcurrent().switch(1, 2), getcurrent().switch(a=1))  # expect: 5 () (1, 2) {'a': 1}
