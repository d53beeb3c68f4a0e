"""Heaps: lists in which every item is no greater than the two below it.

The items below position k are at 2*k+1 and 2*k+2, so that the smallest item
is first.  The functions that end in _max keep the greatest item first.  To
push and pop costs log(n) comparisons, all of them with `<`.
"""

__all__ = ['heappush', 'heappop', 'heapify', 'heapreplace', 'heappushpop',
           'heappush_max', 'heappop_max', 'heapify_max', 'heapreplace_max',
           'heappushpop_max', 'nlargest', 'nsmallest', 'merge']


def heappush(heap, item, /):
    """Put an item onto the heap."""
    heap.append(item)
    _siftdown(heap, 0, len(heap) - 1)


def heappop(heap, /):
    """Take the smallest item off the heap and return it."""
    last = heap.pop()  # IndexError if there is none
    if not heap:
        return last
    smallest = heap[0]
    heap[0] = last
    _siftup(heap, 0)
    return smallest


def heapreplace(heap, item, /):
    """Take the smallest item off and return it; then put a new one on.

    Cheaper than heappop() and heappush(), but what is returned may be greater
    than the new item.
    """
    smallest = heap[0]  # IndexError if there is none
    heap[0] = item
    _siftup(heap, 0)
    return smallest


def heappushpop(heap, item, /):
    """Put an item on, then take the smallest one off and return it."""
    if heap and heap[0] < item:
        item, heap[0] = heap[0], item
        _siftup(heap, 0)
    return item


def heapify(heap, /):
    """Make a heap of a list, in place, in linear time."""
    for position in reversed(range(len(heap) // 2)):
        _siftup(heap, position)


def heappush_max(heap, item, /):
    """Put an item onto the max-heap."""
    heap.append(item)
    _siftdown_max(heap, 0, len(heap) - 1)


def heappop_max(heap, /):
    """Take the greatest item off the max-heap and return it."""
    last = heap.pop()
    if not heap:
        return last
    greatest = heap[0]
    heap[0] = last
    _siftup_max(heap, 0)
    return greatest


def heapreplace_max(heap, item, /):
    """Take the greatest item off and return it; then put a new one on."""
    greatest = heap[0]
    heap[0] = item
    _siftup_max(heap, 0)
    return greatest


def heappushpop_max(heap, item, /):
    """Put an item on, then take the greatest one off and return it."""
    if heap and item < heap[0]:
        item, heap[0] = heap[0], item
        _siftup_max(heap, 0)
    return item


def heapify_max(heap, /):
    """Make a max-heap of a list, in place, in linear time."""
    for position in reversed(range(len(heap) // 2)):
        _siftup_max(heap, position)


def _siftdown(heap, top, position):
    """Move the item at a position towards the top until it fits."""
    item = heap[position]
    while position > top:
        above = (position - 1) >> 1
        parent = heap[above]
        if not item < parent:
            break
        heap[position] = parent
        position = above
    heap[position] = item


def _siftup(heap, position):
    """Mend the heap below a position whose item may be too great.

    The smaller children move up all the way to the bottom, and the item then
    goes up from there: it mostly belongs near the bottom, and this way one
    comparison a level is enough.
    """
    end = len(heap)
    top = position
    item = heap[position]
    child = 2 * position + 1
    while child < end:
        right = child + 1
        if right < end and not heap[child] < heap[right]:
            child = right
        heap[position] = heap[child]
        position = child
        child = 2 * position + 1
    heap[position] = item
    _siftdown(heap, top, position)


def _siftdown_max(heap, top, position):
    """_siftdown() for a max-heap."""
    item = heap[position]
    while position > top:
        above = (position - 1) >> 1
        parent = heap[above]
        if not parent < item:
            break
        heap[position] = parent
        position = above
    heap[position] = item


def _siftup_max(heap, position):
    """_siftup() for a max-heap."""
    end = len(heap)
    top = position
    item = heap[position]
    child = 2 * position + 1
    while child < end:
        right = child + 1
        if right < end and not heap[right] < heap[child]:
            child = right
        heap[position] = heap[child]
        position = child
        child = 2 * position + 1
    heap[position] = item
    _siftdown_max(heap, top, position)


try:
    from _heapq import heappush, heappop, heapreplace, heappushpop, heapify
except ImportError:
    pass
try:
    from _heapq import (heappush_max, heappop_max, heapreplace_max,
                        heappushpop_max, heapify_max)
except ImportError:
    pass

# Names from before the functions were public
_heappop_max = heappop_max
_heapreplace_max = heapreplace_max
_heappush_max = heappush_max
_heappushpop_max = heappushpop_max
_heapify_max = heapify_max


def merge(*iterables, key=None, reverse=False):
    '''Merge sorted iterables into one sorted iterator.

    Nothing is read ahead but one item of each.  Equal items come in the order
    of the iterables.  With reverse, all of them go from the greatest down.

    >>> list(merge([1, 3, 5, 7], [0, 2, 4, 8], [5, 10, 15, 20], [], [25]))
    [0, 1, 2, 3, 4, 5, 5, 7, 8, 10, 15, 20, 25]
    >>> list(merge(['dog', 'horse'], ['cat', 'fish', 'kangaroo'], key=len))
    ['dog', 'cat', 'fish', 'horse', 'kangaroo']
    '''
    if reverse:
        make, drop, replace, step = (heapify_max, heappop_max,
                                     heapreplace_max, -1)
    else:
        make, drop, replace, step = heapify, heappop, heapreplace, 1

    # Entries are [key, order, item, next]; the order decides between equals,
    # so that neither items nor functions are compared.
    heap = []
    order = 0
    for iterable in iterables:
        advance = iter(iterable).__next__
        try:
            item = advance()
        except StopIteration:
            continue
        heap.append([item if key is None else key(item), order, item, advance])
        order += step
    make(heap)

    while len(heap) > 1:
        entry = heap[0]
        advance = entry[3]
        try:
            while True:
                yield entry[2]
                item = entry[2] = advance()
                entry[0] = item if key is None else key(item)
                replace(heap, entry)
                if heap[0] is not entry:
                    break
        except StopIteration:
            drop(heap)

    if heap:
        # Only one is left, which needs no keys.
        _, _, item, advance = heap[0]
        yield item
        yield from advance.__self__


def nsmallest(n, iterable, key=None):
    """Return a sorted list of the n smallest items.

    Same as sorted(iterable, key=key)[:n], without sorting the rest.
    """
    if n == 1:
        return _extreme(min, iterable, key)
    try:
        size = len(iterable)
    except (TypeError, AttributeError):
        pass
    else:
        if n >= size:
            return sorted(iterable, key=key)[:n]

    # A max-heap of the n smallest so far.  Later items lose against equal
    # ones, so their order counts upwards.
    rest = iter(iterable)
    heap = [(item if key is None else key(item), order, item)
            for order, item in zip(range(n), rest)]
    if not heap:
        return []
    heapify_max(heap)
    limit = heap[0][0]
    order = n
    for item in rest:
        value = item if key is None else key(item)
        if value < limit:
            heapreplace_max(heap, (value, order, item))
            limit = heap[0][0]
            order += 1
    heap.sort()
    return [item for value, order, item in heap]


def nlargest(n, iterable, key=None):
    """Return a list of the n greatest items, the greatest first.

    Same as sorted(iterable, key=key, reverse=True)[:n], without sorting the
    rest.
    """
    if n == 1:
        return _extreme(max, iterable, key)
    try:
        size = len(iterable)
    except (TypeError, AttributeError):
        pass
    else:
        if n >= size:
            return sorted(iterable, key=key, reverse=True)[:n]

    rest = iter(iterable)
    heap = [(item if key is None else key(item), order, item)
            for order, item in zip(range(0, -n, -1), rest)]
    if not heap:
        return []
    heapify(heap)
    limit = heap[0][0]
    order = -n
    for item in rest:
        value = item if key is None else key(item)
        if limit < value:
            heapreplace(heap, (value, order, item))
            limit = heap[0][0]
            order -= 1
    heap.sort(reverse=True)
    return [item for value, order, item in heap]


def _extreme(function, iterable, key):
    """Return [min(iterable)] or [max(iterable)], or [] if there is none."""
    absent = object()
    result = function(iterable, default=absent, key=key)
    return [] if result is absent else [result]
