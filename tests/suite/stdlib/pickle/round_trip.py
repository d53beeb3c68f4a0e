import pickle


class A:
    def __init__(self, x):
        self.x = x


data = [1, "é", {"k": (None, 1.5)}, {1, 2}, A(5), 10**30]
data.append(data)
copy = pickle.loads(pickle.dumps(data))
print(copy[:4], copy[4].x, copy[5], copy[6] is copy)  # expect: [1, 'é', {'k': (None, 1.5)}, {1, 2}] 5 1000000000000000000000000000000 True
try:
    pickle.dumps(lambda: 0)
except pickle.PicklingError as error:
    print(str(error).split(" at ")[0])  # expect: Can't pickle <function <lambda>
