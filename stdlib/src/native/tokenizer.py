class TokenizerIter:

    def __init__(self, readline, *, encoding=None, extra_tokens):
        self._readline = readline
        self._encoding = encoding
        self._extra = bool(extra_tokens)
        self._waiting = None
        self._error = None

    def __iter__(self):
        return self

    def __next__(self):
        if self._waiting is None:
            found, self._error = _tokens(self._read(), self._extra)
            self._waiting = iter(found)
        for token in self._waiting:
            return token
        error = self._error
        self._error = None
        if error is not None:
            raise error
        raise StopIteration

    def _read(self):
        lines = []
        while True:
            try:
                line = self._readline()
            except StopIteration:
                break
            if self._encoding is not None:
                if not isinstance(line, bytes):
                    raise TypeError('readline() returned a non-bytes object')
                line = line.decode(self._encoding)
            elif not isinstance(line, str):
                raise TypeError('readline() returned a non-string object')
            if not line:
                break
            lines.append(line)
        return ''.join(lines)
