class A:
    def __del__(self):
        print("del at exit")


a = A()
print("end of script")

# expect-output:
# | end of script
# | del at exit
