import io
import json

out = io.StringIO()
json.dump({"a": [1]}, out)
out.seek(0)
print(json.load(out))  # expect: {'a': [1]}
