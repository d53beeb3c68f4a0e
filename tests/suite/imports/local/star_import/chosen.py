__all__ = ["_listed"]
_listed = 3
unlisted = 4
