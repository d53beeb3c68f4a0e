import sys


async def work():
    pass


def make():
    return work()


sys.set_coroutine_origin_tracking_depth(2)
coroutine = make()
print([(line, name) for _, line, name in coroutine.cr_origin], sys.get_coroutine_origin_tracking_depth())  # expect: [(9, 'make'), (13, '<module>')] 2
coroutine.close()
sys.set_coroutine_origin_tracking_depth(0)
coroutine = make()
print(coroutine.cr_origin)  # expect: None
coroutine.close()
