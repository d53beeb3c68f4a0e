import select
import selectors
import socket

for cls in selectors.SelectSelector, selectors.PollSelector, selectors.EpollSelector:
    one, two = socket.socketpair()
    with cls() as own:
        key = own.register(one, selectors.EVENT_READ, "data")
        print(cls.__name__, key._fields, key.data, key.fd == one.fileno())
        print(own.select(0), own.select(0.001))
        two.send(b"x")
        print([(key.fileobj is one, events) for key, events in own.select()])
        own.modify(one, selectors.EVENT_READ | selectors.EVENT_WRITE)
        print([events for _, events in own.select(1)], own.get_key(one).data)
        print(len(own.get_map()), one in own.get_map(), two in own.get_map())
        own.unregister(one)
        print(own.select(0))
        for wrong in (one, 0), (one, 9), ("x", 1), (-5, 1):
            try:
                own.register(*wrong)
            except ValueError as error:
                print(error)
        for attempt in own.unregister, own.get_key, lambda end: own.modify(end, 1):
            try:
                attempt(two)
            except KeyError as error:
                print("KeyError", "is not registered" in str(error))
    try:
        own.get_key(one)
    except RuntimeError as error:
        print(error)
    one.close()
    two.close()
print(selectors.DefaultSelector is selectors.EpollSelector, hasattr(select, "epoll"))

# expect-output:
# | SelectSelector ('fileobj', 'fd', 'events', 'data') data True
# | [] []
# | [(True, 1)]
# | [3] None
# | 1 True False
# | []
# | Invalid events: 0
# | Invalid events: 9
# | Invalid file object: 'x'
# | Invalid file descriptor: -5
# | KeyError True
# | KeyError True
# | KeyError True
# | Selector is closed
# | PollSelector ('fileobj', 'fd', 'events', 'data') data True
# | [] []
# | [(True, 1)]
# | [3] None
# | 1 True False
# | []
# | Invalid events: 0
# | Invalid events: 9
# | Invalid file object: 'x'
# | Invalid file descriptor: -5
# | KeyError True
# | KeyError True
# | KeyError True
# | Selector is closed
# | EpollSelector ('fileobj', 'fd', 'events', 'data') data True
# | [] []
# | [(True, 1)]
# | [3] None
# | 1 True False
# | []
# | Invalid events: 0
# | Invalid events: 9
# | Invalid file object: 'x'
# | Invalid file descriptor: -5
# | KeyError True
# | KeyError True
# | KeyError True
# | Selector is closed
# | True True
