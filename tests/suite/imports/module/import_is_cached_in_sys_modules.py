import sys
import types

fake = types.ModuleType("fake")
fake.x = 5
sys.modules["fake"] = fake
import fake
from fake import x

print(x, fake.x)  # expect: 5 5
sys.modules["blocked"] = None
import blocked  # raises: ModuleNotFoundError: import of blocked halted; None in sys.modules
