"""Reads JSON, groups and sums it, writes JSON again."""

import json
from itertools import groupby
from operator import itemgetter

ORDERS = """[
  {"customer": "Ada", "total": 30.5, "tags": ["books"]},
  {"customer": "Grace", "total": 12, "tags": ["tea", "books"]},
  {"customer": "Ada", "total": 9.25, "tags": []},
  {"customer": "Linus", "total": null, "tags": ["penguin"]}
]"""


def report(orders):
    by_customer = itemgetter("customer")
    for customer, group in groupby(sorted(orders, key=by_customer), key=by_customer):
        group = list(group)
        yield {
            "customer": customer,
            "orders": len(group),
            "total": sum(order["total"] or 0 for order in group),
            "tags": sorted({tag for order in group for tag in order["tags"]}),
        }


def main():
    print(json.dumps(list(report(json.loads(ORDERS))), indent=2))
    try:
        json.loads(ORDERS.replace("null", "nil"))
    except json.JSONDecodeError as error:
        print(f"line {error.lineno}, column {error.colno}: {error.msg}")


main()
