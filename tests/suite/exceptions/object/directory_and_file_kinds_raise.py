import os

os.mkdir("d")
open("f", "w").close()
for action in (lambda: open("d"), lambda: os.listdir("f"), lambda: os.mkdir("d"), lambda: os.rmdir("none")):
    try:
        action()
    except OSError as error:
        print(type(error).__name__, error)

# expect-output:
# | IsADirectoryError [Errno 21] Is a directory: 'd'
# | NotADirectoryError [Errno 20] Not a directory: 'f'
# | FileExistsError [Errno 17] File exists: 'd'
# | FileNotFoundError [Errno 2] No such file or directory: 'none'
