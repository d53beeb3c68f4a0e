"""Topological sorting of graphs."""

__all__ = ["TopologicalSorter", "CycleError"]

GenericAlias = type(list[int])

# What _Node.waiting says once the node has been passed out, or is done.
_PASSED_OUT = -1
_DONE = -2


class _Node:
    __slots__ = "node", "waiting", "successors"

    def __init__(self, node):
        self.node = node
        self.waiting = 0  # predecessors not yet done
        self.successors = []  # may have duplicates, as many as `waiting` counts


class CycleError(ValueError):
    """Raised by TopologicalSorter.prepare if the graph has a cycle.

    The second of its args is one: a list of nodes, each a predecessor of the
    next one, in which first and last are the same.
    """

    pass


class TopologicalSorter:
    """Puts the nodes of a graph into an order in which each one comes after
    all of its predecessors."""

    def __init__(self, graph=None):
        self._nodes = {}
        self._ready = None  # a list once prepare() was called
        self._passed_out = 0
        self._finished = 0
        if graph is not None:
            for node, predecessors in graph.items():
                self.add(node, *predecessors)

    def _find(self, node):
        found = self._nodes.get(node)
        if found is None:
            self._nodes[node] = found = _Node(node)
        return found

    def add(self, node, *predecessors):
        """Add a node and the nodes that must come before it.

        All must be hashable.  Called again for a node, it adds to what is
        known.  ValueError after prepare().
        """
        if self._ready is not None:
            raise ValueError("Nodes cannot be added after a call to prepare()")
        entry = self._find(node)
        entry.waiting += len(predecessors)
        for predecessor in predecessors:
            self._find(predecessor).successors.append(node)

    def prepare(self):
        """End the building of the graph, and look for cycles.

        CycleError if there is one; what can be ordered can be had even then.
        From now on no nodes can be added.
        """
        # Called again it does nothing, unless get_ready() was called.
        if self._passed_out > 0:
            raise ValueError("cannot prepare() after starting sort")
        if self._ready is None:
            self._ready = [entry.node for entry in self._nodes.values()
                           if entry.waiting == 0]
        cycle = self._find_cycle()
        if cycle:
            raise CycleError("nodes are in a cycle", cycle)

    def get_ready(self):
        """Return a tuple of the nodes that can be worked on now.

        Those without predecessors first; more come as nodes are marked with
        done().  Empty if there is nothing more to do for now.
        """
        if self._ready is None:
            raise ValueError("prepare() must be called first")
        result = tuple(self._ready)
        for node in result:
            self._nodes[node].waiting = _PASSED_OUT
        self._ready.clear()
        self._passed_out += len(result)
        return result

    def is_active(self):
        """Tell whether more can be done: nodes are ready, or not yet done.

        ValueError without prepare().
        """
        if self._ready is None:
            raise ValueError("prepare() must be called first")
        return self._finished < self._passed_out or bool(self._ready)

    def __bool__(self):
        return self.is_active()

    def done(self, *nodes):
        """Mark nodes that get_ready() returned as done.

        That may make their successors ready.  ValueError for a node that was
        not returned, is not in the graph, or is done already.
        """
        if self._ready is None:
            raise ValueError("prepare() must be called first")
        for node in nodes:
            entry = self._nodes.get(node)
            if entry is None:
                raise ValueError(f"node {node!r} was not added using add()")
            if entry.waiting != _PASSED_OUT:
                if entry.waiting >= 0:
                    raise ValueError(
                        f"node {node!r} was not passed out "
                        "(still not ready)")
                raise ValueError(f"node {node!r} was already marked done")
            entry.waiting = _DONE
            for successor in entry.successors:
                following = self._nodes[successor]
                following.waiting -= 1
                if following.waiting == 0:
                    self._ready.append(successor)
            self._finished += 1

    def _find_cycle(self):
        """Return the nodes of a cycle, the first one again at the end."""
        nodes = self._nodes
        seen = set()
        for start in nodes:
            if start in seen:
                continue
            # Depth first: `path` leads from start to the current node, and
            # `branches` holds what is left to look at beside it.
            path = []
            branches = []
            places = {}
            node = start
            while True:
                if node in places:
                    return path[places[node]:] + [node]
                if node not in seen:
                    seen.add(node)
                    branches.append(iter(nodes[node].successors))
                    places[node] = len(path)
                    path.append(node)
                while path:
                    try:
                        node = next(branches[-1])
                        break
                    except StopIteration:
                        del places[path.pop()]
                        branches.pop()
                else:
                    break
        return None

    def static_order(self):
        """Return an iterator over all nodes in a valid order.

        Calls prepare() itself; for those who need no parallel work.
        """
        self.prepare()
        while self.is_active():
            ready = self.get_ready()
            yield from ready
            self.done(*ready)

    __class_getitem__ = classmethod(GenericAlias)
