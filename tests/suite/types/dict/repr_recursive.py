d = {}
d["self"] = d
print(d)  # expect: {'self': {...}}
print(d.values(), d.items())  # expect: dict_values([{'self': {...}}]) dict_items([('self', {'self': {...}})])
