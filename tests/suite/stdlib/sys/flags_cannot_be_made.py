import sys

for value in (sys.flags, sys.version_info):
    for arguments in ((), (range(20),)):
        try:
            type(value)(*arguments)
        except TypeError as error:
            print(error)
print(sys.flags.utf8_mode)

# expect-output:
# | cannot create 'sys.flags' instances
# | cannot create 'sys.flags' instances
# | cannot create 'sys.version_info' instances
# | cannot create 'sys.version_info' instances
# | 0
