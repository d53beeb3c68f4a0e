"""JSON: written and read."""

import json


def main():
    rows = [
        {"id": i, "name": f"row {i}", "tags": ["a", "b", str(i % 5)], "size": i * 0.5, "ok": i % 2 == 0, "none": None}
        for i in range(6_000)
    ]
    total = 0
    for _ in range(4):
        text = json.dumps(rows)
        total += len(text)
        back = json.loads(text)
    print("json", total, back == rows, len(json.dumps(rows[:50], indent=2, sort_keys=True)))


main()
