import threading


def work():
    raise ValueError("in thread")


t = threading.Thread(target=work, name="worker")
t.start()
t.join()
print("main goes on")  # expect: main goes on

# stderr:
# | Exception in thread worker:
# | Traceback (most recent call last):
# |   File "/opt/oracle/root/usr/lib/python3.14/threading.py", line 1083, in _bootstrap_inner
# |     self._context.run(self.run)
# |     ~~~~~~~~~~~~~~~~~^^^^^^^^^^
# |   File "/opt/oracle/root/usr/lib/python3.14/threading.py", line 1025, in run
# |     self._target(*self._args, **self._kwargs)
# |     ~~~~~~~~~~~~^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
# |   File "FILE", line 5, in work
# |     raise ValueError("in thread")
# | ValueError: in thread
