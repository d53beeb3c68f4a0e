import errno

for n in (errno.ENOENT, errno.EACCES, errno.EEXIST, errno.EPIPE, errno.ECHILD, errno.EAGAIN, 9999):
    print(type(OSError(n, "x")).__name__)

# expect-output:
# | FileNotFoundError
# | PermissionError
# | FileExistsError
# | BrokenPipeError
# | ChildProcessError
# | BlockingIOError
# | OSError
