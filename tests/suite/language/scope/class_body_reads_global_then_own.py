x = "global"


class A:
    y = x
    x = "class"
    z = x


print(A.y, A.z)  # expect: global class
