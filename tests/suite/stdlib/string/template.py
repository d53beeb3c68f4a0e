from string import Template

t = Template("$name owes $$${amount} ${x}y")
print(t.substitute(name="Ann", amount=5, x="z"), t.safe_substitute(name="B"), t.get_identifiers())  # expect: Ann owes $5 zy B owes $${amount} ${x}y ['name', 'amount', 'x']
t.substitute(name="C")  # raises: KeyError: 'amount'
