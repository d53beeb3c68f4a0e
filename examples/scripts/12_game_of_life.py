"""The game of life on an unbounded plane: a set of cells and a counter of neighbours."""

from collections import Counter

GLIDER = """
.#.
..#
###
"""


def cells(picture):
    return {(x, y) for y, row in enumerate(picture.split()) for x, mark in enumerate(row) if mark == "#"}


def step(alive):
    neighbours = Counter((x + dx, y + dy) for x, y in alive for dx in (-1, 0, 1) for dy in (-1, 0, 1) if dx or dy)
    return {cell for cell, count in neighbours.items() if count == 3 or count == 2 and cell in alive}


def draw(alive, width, height):
    return "\n".join("".join(".#"[(x, y) in alive] for x in range(width)) for y in range(height))


def main():
    alive = cells(GLIDER)
    for generation in range(9):
        if generation % 4 == 0:
            print(f"generation {generation}, {len(alive)} cells")
            print(draw(alive, 6, 6), end="\n\n")
        alive = step(alive)
    for _ in range(391):
        alive = step(alive)
    print("after 400 generations the corner is at", min(x for x, y in alive), min(y for x, y in alive))


main()
