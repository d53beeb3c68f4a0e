class G(ExceptionGroup):
    def derive(self, excs):
        return G(self.message, excs)


g = G("g", [ValueError(1), KeyError(2)])
print(repr(g.subgroup(ValueError)))  # expect: G('g', [ValueError(1)])
