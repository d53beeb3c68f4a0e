import time

print(time.gmtime(0)[:6], time.strftime("%Y-%m-%d", time.gmtime(86400)), time.monotonic() <= time.monotonic(), type(time.time()).__name__, time.sleep(0))  # expect: (1970, 1, 1, 0, 0, 0) 1970-01-02 True float None
