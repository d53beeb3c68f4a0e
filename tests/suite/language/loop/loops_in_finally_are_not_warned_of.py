import warnings

for source in (
    "def f():\n try: x\n finally:\n  for a in b: return", "try: x\nfinally:\n for a in b: break",
    "def f():\n try: x\n finally:\n  with a: return 1", "for x in y:\n try: z\n finally:\n  for a in b: pass\n  else: break",
):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        compile(source, "f", "exec")
    print([(str(one.message), one.lineno) for one in caught])

# expect-output:
# | []
# | []
# | [("'return' in a 'finally' block", 4)]
# | [("'break' in a 'finally' block", 5)]
