from greenlet import getcurrent

value = getcurrent().parent.switch("half imported")
