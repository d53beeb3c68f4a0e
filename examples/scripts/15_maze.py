"""Finds the shortest way through a maze by a queue, then every distance by a heap, and draws the way."""

import heapq
from collections import deque

MAZE = """
###########
#S  #     #
# # # ### #
# #   #   #
# ##### # #
#     # #E#
###########
""".strip().splitlines()

CELLS = {complex(x, y): mark for y, row in enumerate(MAZE) for x, mark in enumerate(row) if mark != "#"}
(START,) = (place for place, mark in CELLS.items() if mark == "S")
(END,) = (place for place, mark in CELLS.items() if mark == "E")


def neighbours(place):
    return (place + way for way in (1, 1j, -1, -1j) if place + way in CELLS)


def shortest(start, end):
    came_from, queue = {start: None}, deque([start])
    while queue:
        place = queue.popleft()
        if place == end:
            break
        for next_place in neighbours(place):
            if next_place not in came_from:
                came_from[next_place] = place
                queue.append(next_place)
    while place is not None:
        yield place
        place = came_from[place]


def distances(start):
    known, heap = {}, [(0, start.real, start.imag)]
    while heap:
        distance, x, y = heapq.heappop(heap)
        place = complex(x, y)
        if known.setdefault(place, distance) == distance:
            for next_place in neighbours(place):
                if next_place not in known:
                    heapq.heappush(heap, (distance + 1, next_place.real, next_place.imag))
    return known


way = list(shortest(START, END))[::-1]
for y, row in enumerate(MAZE):
    print("".join("o" if complex(x, y) in way[1:-1] else mark for x, mark in enumerate(row)))
known = distances(START)
print(len(way) - 1, "steps;", len(known), "of", len(CELLS), "cells reachable; farthest is", max(known.values()), "away")
