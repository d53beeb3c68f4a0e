import io

raw = io.BytesIO()
t = io.TextIOWrapper(raw, encoding="utf-8", newline="\r\n")
t.write("é\n")
t.flush()
print(raw.getvalue(), t.encoding)  # expect: b'\xc3\xa9\r\n' utf-8
