import pkg

print(hasattr(pkg, "sub"))  # expect: False
import pkg.sub

print(hasattr(pkg, "sub"), pkg.sub.parent)  # expect: True pkg
