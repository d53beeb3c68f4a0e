for name, word in ('koi8-r', 'мир'), ('cp1251', 'мир'), ('iso8859-7', 'λόγος'), ('mac-roman', 'été'), ('cp437', 'é'):
    source = f'# -*- coding: {name} -*-\nword = "{word}"\n'.encode(name)
    namespace = {}
    exec(source, namespace)
    print(name, namespace['word'])
try:
    compile(b'# coding: nothing-known\n', 'f', 'exec')
except SyntaxError as error:
    print(error.msg)

# expect-output:
# | koi8-r мир
# | cp1251 мир
# | iso8859-7 λόγος
# | mac-roman été
# | cp437 é
# | unknown encoding: nothing-known
