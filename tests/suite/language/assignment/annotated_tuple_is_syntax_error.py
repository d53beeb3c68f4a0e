a, b: int  # syntax-error: only single target (not tuple) can be annotated
