"""The command `python -m json`."""

import json.tool

if __name__ == '__main__':
    try:
        json.tool.main()
    except BrokenPipeError as error:
        raise SystemExit(error.errno)
