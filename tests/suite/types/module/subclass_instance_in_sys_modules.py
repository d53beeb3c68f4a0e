import sys
import types


class M(types.ModuleType):
    @property
    def answer(self):
        return 42


sys.modules["special"] = M("special")
import special

print(special.answer)  # expect: 42
