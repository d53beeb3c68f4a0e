import random

r = random.Random(99)
print(r.expovariate(1), r.triangular(0, 10, 5), r.betavariate(2, 3), r.normalvariate(0, 1), r.lognormvariate(0, 1))  # expect: 0.5174778255861414 3.1628740456659465 0.14175136316666856 -0.635433320786865 2.9311564064503046
