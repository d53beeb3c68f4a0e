"""Binary search in sorted lists, and insertion that keeps them sorted."""


def bisect_right(a, x, lo=0, hi=None, *, key=None):
    """Return the position at which to insert x: behind equal items.

    Everything before it is <= x, everything from it on is > x.  lo and hi
    limit the search; key is applied to the items, not to x.
    """
    if lo < 0:
        raise ValueError('lo must be non-negative')
    if hi is None:
        hi = len(a)
    if key is None:
        while lo < hi:
            middle = (lo + hi) // 2
            if x < a[middle]:
                hi = middle
            else:
                lo = middle + 1
    else:
        while lo < hi:
            middle = (lo + hi) // 2
            if x < key(a[middle]):
                hi = middle
            else:
                lo = middle + 1
    return lo


def bisect_left(a, x, lo=0, hi=None, *, key=None):
    """Return the position at which to insert x: before equal items.

    Everything before it is < x, everything from it on is >= x.  lo and hi
    limit the search; key is applied to the items, not to x.
    """
    if lo < 0:
        raise ValueError('lo must be non-negative')
    if hi is None:
        hi = len(a)
    if key is None:
        while lo < hi:
            middle = (lo + hi) // 2
            if a[middle] < x:
                lo = middle + 1
            else:
                hi = middle
    else:
        while lo < hi:
            middle = (lo + hi) // 2
            if key(a[middle]) < x:
                lo = middle + 1
            else:
                hi = middle
    return lo


def insort_right(a, x, lo=0, hi=None, *, key=None):
    """Insert x into a sorted list, behind equal items.

    lo and hi limit the search; key is applied to the items and to x.
    """
    value = x if key is None else key(x)
    lo = bisect_right(a, value, lo, hi, key=key)
    a.insert(lo, x)


def insort_left(a, x, lo=0, hi=None, *, key=None):
    """Insert x into a sorted list, before equal items.

    lo and hi limit the search; key is applied to the items and to x.
    """
    value = x if key is None else key(x)
    lo = bisect_left(a, value, lo, hi, key=key)
    a.insert(lo, x)


try:
    from _bisect import bisect_right, bisect_left, insort_right, insort_left
except ImportError:
    pass

bisect = bisect_right
insort = insort_right
