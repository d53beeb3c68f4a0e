import csv
import io

out = io.StringIO()
w = csv.writer(out)
w.writerow(["a", 'b"c', "d,e", 1, None])
print(repr(out.getvalue()), list(csv.reader(['x,"y ""q""",z'])), list(csv.DictReader(["n,v", "a,1"])))  # expect: 'a,"b""c","d,e",1,\r\n' [['x', 'y "q"', 'z']] [{'n': 'a', 'v': '1'}]
