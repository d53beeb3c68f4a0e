"""Counts the words of a text and draws the most frequent ones as bars."""

import re
from collections import Counter

TEXT = """
The sea was calm, the sky was clear, and the boat was small.
The boat was small but the heart was large, and the sea was kind.
"""


def words(text):
    for match in re.finditer(r"[a-z]+", text.lower()):
        yield match.group()


def main():
    counts = Counter(words(TEXT))
    widest = max(map(len, counts))
    print(f"{counts.total()} words, {len(counts)} different\n")
    for word, count in counts.most_common(5):
        print(f"{word:>{widest}} {'#' * count} {count}")
    once = sorted(word for word, count in counts.items() if count == 1)
    print("\nonly once:", ", ".join(once))


main()
