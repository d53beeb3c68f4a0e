"""Text: split and join, find and replace, formats, bytes, building piece by piece."""

WORDS = "the quick brown fox jumps over the lazy dog and runs away from it all".split()


def main():
    text = " ".join(WORDS[(i * 7) % len(WORDS)] for i in range(60_000))
    counts = {}
    for word in text.split():
        counts[word] = counts.get(word, 0) + 1
    line = ""
    for i in range(200_000):
        line += chr(97 + i % 26)
    shown = 0
    for i in range(120_000):
        shown += len(f"{i:>8}|{i * 0.5:.2f}|{'x' if i & 1 else 'y'}") + len("%d-%s" % (i, "end"))
    upper = text.upper().replace("FOX", "VIXEN").count("VIXEN")
    encoded = text.encode()
    checksum = 0
    for byte in encoded[:200_000]:
        checksum = (checksum * 31 + byte) & 0xFFFFFFFF
    stripped = sum(len(part.strip()) for part in text.split("o"))
    print("text", sorted(counts.items())[:3], len(line), shown, upper, checksum, stripped)


main()
