import io
import tokenize

for data in (
    b"", b"x = 1\n", b"# -*- coding: latin-1 -*-\nx", b"#!/bin/x\n# vim: fileencoding=iso8859-15 :\nx", b"\xef\xbb\xbfx\ny",
    b"\xef\xbb\xbf# coding: utf-8\ny", b"x\n# coding: latin-1\n", b"\n\n# coding: latin-1\n",
):
    print(tokenize.detect_encoding(io.BytesIO(data).readline))
for data in (b"# coding: nothing\n", b"\xef\xbb\xbf# coding: latin-1\n", b"'\xe4'\n"):
    try:
        tokenize.detect_encoding(io.BytesIO(data).readline)
    except SyntaxError as error:
        print(error)

# expect-output:
# | ('utf-8', [])
# | ('utf-8', [b'x = 1\n'])
# | ('iso-8859-1', [b'# -*- coding: latin-1 -*-\n'])
# | ('iso8859-15', [b'#!/bin/x\n', b'# vim: fileencoding=iso8859-15 :\n'])
# | ('utf-8-sig', [b'x\n'])
# | ('utf-8-sig', [b'# coding: utf-8\n'])
# | ('utf-8', [b'x\n'])
# | ('utf-8', [b'\n', b'\n'])
# | unknown encoding: nothing
# | encoding problem: utf-8
# | invalid or missing encoding declaration
