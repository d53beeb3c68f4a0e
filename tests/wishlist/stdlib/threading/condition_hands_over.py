import threading

condition = threading.Condition()
items = []


def consumer():
    with condition:
        condition.wait_for(lambda: items)
        print("got", items.pop())  # expect: got 5


t = threading.Thread(target=consumer)
t.start()
with condition:
    items.append(5)
    condition.notify()
t.join()
condition.notify()  # raises: RuntimeError: cannot notify on un-acquired lock
