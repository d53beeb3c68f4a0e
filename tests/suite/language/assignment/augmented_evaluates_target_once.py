def index():
    print("index")  # expect: index
    return 0


a = [1]
a[index()] += 5
print(a)  # expect: [6]
