from __future__ import braces_not  # syntax-error: future feature braces_not is not defined
