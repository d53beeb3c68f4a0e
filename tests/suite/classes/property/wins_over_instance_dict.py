class C:
    @property
    def x(self):
        return "property"


c = C()
c.__dict__["x"] = "instance"
print(c.x)  # expect: property
