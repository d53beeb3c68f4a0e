class A:
    print("body")  # expect: body
    x = 1
    y = x + 1
    if y > 1:
        z = "conditional"
    for i in range(3):
        pass


print(A.y, A.z, A.i)  # expect: 2 conditional 2
