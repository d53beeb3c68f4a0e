class Log:
    def __setitem__(self, key, value):
        print(key, value)


log = Log()
log["a"], (log["b"], *log["c"]) = 1, (2, 3, 4)

# expect-output:
# | a 1
# | b 2
# | c [3, 4]
