"""Compiles a module of 5,000 lines and runs it as an import does."""

PATTERN = '''
class Record{n}:
    """A record of kind {n}."""

    limit = {n}

    def __init__(self, name, size=None, *rest, **options):
        self.name = name
        self.size = size if size is not None else len(name) + {n}
        self.rest = [item for item in rest if item not in (None, "", 0)]
        self.options = {{key: str(value) for key, value in options.items()}}

    def total(self, factor: float = 1.5) -> float:
        result = 0.0
        for index, item in enumerate(self.rest, start=1):
            if isinstance(item, (int, float)) and not index % 2:
                result += item * factor ** index
            elif item == "skip":
                continue
            else:
                result -= len(f"{{item!r:>10}}") << 1
        try:
            return result / self.size
        except ZeroDivisionError as error:
            raise ValueError(f"{{self.name}}: nothing of it") from error
        finally:
            self.size += 1

    @property
    def shown(self):
        return "{{}}-{{}}".format(self.name, self.limit) if self.name else lambda: None
'''


def main():
    source = "".join(PATTERN.format(n=n) for n in range(160))
    namespace = {}
    for _ in range(3):
        code = compile(source, "<generated>", "exec")
        exec(code, namespace)
    print("lines", source.count("\n"), len([name for name in namespace if name.startswith("Record")]))


main()
