from greenlet import getcurrent, greenlet

main = getcurrent()


def body():
    try:
        while True:
            main.switch("in")
    finally:
        print("killed")


def start():
    switch = greenlet(body).switch
    for _ in range(3):
        print(switch())
    return switch


switch = start()
print("still here")
del switch
print("gone")
greenlet(body).switch()
print("end")

# expect-output:
# | in
# | in
# | in
# | still here
# | killed
# | gone
# | killed
# | end
