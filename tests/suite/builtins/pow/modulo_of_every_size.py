# pow() of three ints of every size, by squaring or by big numbers.
import random
r=random.Random(5)
out=[]
for _ in range(2000):
    k=r.choice([3,8,20,40,61,62,63,64,70])
    a=r.randrange(-2**k,2**k); b=r.randrange(0,2**r.choice([1,5,10,60])); m=r.randrange(1,2**r.choice([1,3,20,61,62,63]))*r.choice([1,1,-1])
    out.append(pow(a,b,m))
print(hash(tuple(out)), sum(out))
for t in [(0,0,1),(0,0,5),(5,0,1),(2**61,2**61,2**61-1),(-3,3,7),(True,True,2),(3,-1,7),(2,5,-7)]: print(pow(*t))

# expect-output:
# | -6340164186295197923 296520430653679848932
# | 0
# | 1
# | 0
# | 1
# | 1
# | 1
# | 5
# | -3
