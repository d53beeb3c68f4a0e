import io

out = io.StringIO()
print("a", 1, file=out, flush=True)
print(repr(out.getvalue()))  # expect: 'a 1\n'


class Writer:
    def write(self, text):
        parts.append(text)


parts = []
print("x", "y", file=Writer())
print(parts)  # expect: ['x', ' ', 'y', '\n']
