import threading

main = threading.current_thread()
t = threading.Thread(target=lambda: print(threading.current_thread().name), name="worker")
print(main.name, main is threading.main_thread(), t.is_alive(), t.daemon, t.ident)
t.start()
t.join()
print(t.ident is not None, t.is_alive(), threading.active_count())

# expect-output:
# | MainThread True False False None
# | worker
# | True False 1
