print(f"{{x}} {'\n'.join(['a', 'b'])!r} \x41 {'}'}")  # expect: {x} 'a\nb' A }
