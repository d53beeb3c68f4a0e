def _check(heap, name, argument):
    if not isinstance(heap, list):
        raise TypeError(f"{name}() {argument} must be list, not {type(heap).__name__}")


def _rise(heap, place):
    # the item at this place goes up
    item = heap[place]
    while place:
        parent = (place - 1) // 2
        other = heap[parent]
        if not item < other:
            break
        heap[place] = other
        place = parent
    heap[place] = item


def _sink(heap, top):
    # the item at this place goes down: first along the smaller children, then back
    length = len(heap)
    item = heap[top]
    place = top
    child = 2 * place + 1
    while child < length:
        right = child + 1
        if right < length and not heap[child] < heap[right]:
            child = right
        heap[place] = heap[child]
        place = child
        child = 2 * place + 1
    heap[place] = item
    while place > top:
        parent = (place - 1) // 2
        other = heap[parent]
        if not item < other:
            break
        heap[place] = other
        place = parent
    heap[place] = item


def _heappush(heap, item):
    _check(heap, 'heappush', 'argument 1')
    heap.append(item)
    _rise(heap, len(heap) - 1)


def _heappop(heap):
    _check(heap, 'heappop', 'argument')
    if not heap:
        raise IndexError('index out of range')
    last = heap.pop()
    if not heap:
        return last
    first = heap[0]
    heap[0] = last
    _sink(heap, 0)
    return first


def _heapreplace(heap, item):
    _check(heap, 'heapreplace', 'argument 1')
    if not heap:
        raise IndexError('index out of range')
    first = heap[0]
    heap[0] = item
    _sink(heap, 0)
    return first


def _heappushpop(heap, item):
    _check(heap, 'heappushpop', 'argument 1')
    if heap and heap[0] < item:
        item, heap[0] = heap[0], item
        _sink(heap, 0)
    return item


def _heapify(heap):
    _check(heap, 'heapify', 'argument')
    for place in reversed(range(len(heap) // 2)):
        _sink(heap, place)


def _rise_max(heap, place):
    item = heap[place]
    while place:
        parent = (place - 1) // 2
        other = heap[parent]
        if not other < item:
            break
        heap[place] = other
        place = parent
    heap[place] = item


def _sink_max(heap, top):
    length = len(heap)
    item = heap[top]
    place = top
    child = 2 * place + 1
    while child < length:
        right = child + 1
        if right < length and not heap[right] < heap[child]:
            child = right
        heap[place] = heap[child]
        place = child
        child = 2 * place + 1
    heap[place] = item
    while place > top:
        parent = (place - 1) // 2
        other = heap[parent]
        if not other < item:
            break
        heap[place] = other
        place = parent
    heap[place] = item


def _heappush_max(heap, item):
    _check(heap, 'heappush_max', 'argument 1')
    heap.append(item)
    _rise_max(heap, len(heap) - 1)


def _heappop_max(heap):
    _check(heap, 'heappop_max', 'argument')
    if not heap:
        raise IndexError('index out of range')
    last = heap.pop()
    if not heap:
        return last
    first = heap[0]
    heap[0] = last
    _sink_max(heap, 0)
    return first


def _heapreplace_max(heap, item):
    _check(heap, 'heapreplace_max', 'argument 1')
    if not heap:
        raise IndexError('index out of range')
    first = heap[0]
    heap[0] = item
    _sink_max(heap, 0)
    return first


def _heappushpop_max(heap, item):
    _check(heap, 'heappushpop_max', 'argument 1')
    if heap and item < heap[0]:
        item, heap[0] = heap[0], item
        _sink_max(heap, 0)
    return item


def _heapify_max(heap):
    _check(heap, 'heapify_max', 'argument')
    for place in reversed(range(len(heap) // 2)):
        _sink_max(heap, place)
