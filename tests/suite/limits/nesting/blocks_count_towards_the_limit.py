def outcome(head, tail, count):
    lines = [" " * level + head for level in range(count)] + [" " * count + "pass"]
    if tail:
        lines += [" " * level + tail for level in reversed(range(count))]
    try:
        compile("\n".join(lines) + "\n", "f", "exec")
    except SyntaxError as error:
        return error.msg, error.lineno, error.offset, error.end_lineno
    return "fine"


for head, tail, most in (
    ("for x in y:", "", 21), ("while x:", "", 21), ("with x:", "", 21), ("try:", "except A: pass", 20),
    ("try:", "finally: pass", 21), ("if x:", "", 90), ("def f():", "", 90),
):
    print(head, tail, outcome(head, tail, most), outcome(head, tail, most + 1))

# expect-output:
# | for x in y:  fine ('too many statically nested blocks', 22, 22, 23)
# | while x:  fine ('too many statically nested blocks', 22, 22, 23)
# | with x:  fine ('too many statically nested blocks', 22, 27, 22)
# | try: except A: pass fine ('too many statically nested blocks', 23, 21, 23)
# | try: finally: pass fine ('too many statically nested blocks', 22, 22, 24)
# | if x:  fine fine
# | def f():  fine fine
