class K:
    def __hash__(self):
        return 1

    def __eq__(self, other):
        return {K(): 1} == {K(): 1}


try:
    K() == K()
except RecursionError as error:
    print(type(error).__name__)  # expect: RecursionError
