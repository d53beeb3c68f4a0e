def machine():
    state = "idle"
    while True:
        event = yield state
        match state, event:
            case "idle", "start":
                state = "running"
            case "running", "stop":
                state = "idle"
            case _, "quit":
                return state


m = machine()
print(next(m), m.send("start"), m.send("bogus"), m.send("stop"))  # expect: idle running running idle
try:
    m.send("quit")
except StopIteration as stop:
    print("ended in", stop.value)  # expect: ended in idle
