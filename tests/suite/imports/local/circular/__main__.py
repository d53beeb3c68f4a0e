import a

print(a.value, a.b.value)  # expect: a b sees a.value: False
