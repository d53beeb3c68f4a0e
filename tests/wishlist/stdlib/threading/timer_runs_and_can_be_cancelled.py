import threading

t = threading.Timer(0.01, print, ["fired"])
t.start()
t.join()
t = threading.Timer(60, print, ["never"])
t.start()
t.cancel()
t.join()
print("end")

# expect-output:
# | fired
# | end
