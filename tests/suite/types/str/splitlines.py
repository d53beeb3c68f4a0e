print("a\nb\r\nc\rd\x0be\x1cf\u2028g".splitlines())  # expect: ['a', 'b', 'c', 'd', 'e', 'f', 'g']
print("a\n\nb\n".splitlines(True), "".splitlines(), "\n".splitlines())  # expect: ['a\n', '\n', 'b\n'] [] ['']
