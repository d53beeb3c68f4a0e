import re

for pattern in ("(", ")", "[a", "*a", "a**", "(?P<1>x)", r"\1", "(?<=a+)b", "a{3,1}", "(?P<a>x)(?P<a>y)", "\\", "(?z)", "[z-a]", r"\q"):
    try:
        re.compile(pattern)
        print(pattern, "compiled")
    except re.error as error:
        print(pattern, "|", error)

# expect-output:
# | ( | missing ), unterminated subpattern at position 0
# | ) | unbalanced parenthesis at position 0
# | [a | unterminated character set at position 0
# | *a | nothing to repeat at position 0
# | a** | multiple repeat at position 2
# | (?P<1>x) | bad character in group name '1' at position 4
# | \1 | invalid group reference 1 at position 1
# | (?<=a+)b | look-behind requires fixed-width pattern
# | a{3,1} | min repeat greater than max repeat at position 2
# | (?P<a>x)(?P<a>y) | redefinition of group name 'a' as group 2; was group 1 at position 12
# | \ | bad escape (end of pattern) at position 0
# | (?z) | unknown extension ?z at position 1
# | [z-a] | bad character range z-a at position 1
# | \q | bad escape \q at position 0
