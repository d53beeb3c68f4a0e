# A frame that an exception has left stands where it was raised, also when a clause has passed it on.
def named():
    try:
        1 / 0
    except ZeroDivisionError as error:
        [].missing


class Manager:
    def __enter__(self):
        return self

    def __exit__(self, *exception):
        pass


def in_with():
    with Manager():
        1 / 0


for function in named, in_with:
    try:
        function()
    except Exception as error:
        frame = error.__traceback__.tb_next.tb_frame
        print(function.__name__, frame.f_lineno - frame.f_code.co_firstlineno)

# expect-output:
# | named 4
# | in_with 2
