"""The command `python -m json`: checks JSON and prints it in a readable form."""

import json
import re
import sys


# a name, a string, a number, a word: what has a color of its own
_color_pattern = re.compile(r'''
    (?P<key>"(\\.|[^"\\])*")(?=:)           |
    (?P<string>"(\\.|[^"\\])*")             |
    (?P<number>NaN|-?Infinity|[0-9\-+.Ee]+) |
    (?P<boolean>true|false)                 |
    (?P<null>null)
''', re.VERBOSE)




def _colorize_json(json_str, theme):
    colors = {'key': theme.definition, 'string': theme.string, 'number': theme.number,
              'boolean': theme.keyword, 'null': theme.keyword}

    def replace(match):
        return f"{colors[match.lastgroup]}{match.group()}{theme.reset}"
    return _color_pattern.sub(replace, json_str)


def _arguments():
    import argparse
    parser = argparse.ArgumentParser(description=(
        'A simple command line interface for json module to validate and pretty-print '
        'JSON objects.'), color=True)
    add = parser.add_argument
    add('infile', nargs='?', help='a JSON file to be validated or pretty-printed; '
                                  'defaults to stdin', default='-')
    add('outfile', nargs='?', help='write the output of infile to outfile', default=None)
    add('--sort-keys', action='store_true', default=False,
        help='sort the output of dictionaries alphabetically by key')
    add('--no-ensure-ascii', dest='ensure_ascii', action='store_false',
        help='disable escaping of non-ASCII characters')
    add('--json-lines', action='store_true', default=False,
        help='parse input using the JSON Lines format. '
             'Use with --no-indent or --compact to produce valid JSON Lines output.')
    group = parser.add_mutually_exclusive_group()
    group.add_argument('--indent', default=4, type=int,
                       help='separate items with newlines and use this number '
                            'of spaces for indentation')
    group.add_argument('--tab', action='store_const', dest='indent', const='\t',
                       help='separate items with newlines and use tabs for indentation')
    group.add_argument('--no-indent', action='store_const', dest='indent', const=None,
                       help='separate items with spaces rather than newlines')
    group.add_argument('--compact', action='store_true',
                       help='suppress all whitespace separation (most compact)')
    return parser


def _theme_for(stream):
    try:
        from _colorize import can_colorize, get_theme
    except ImportError:
        return None
    if not can_colorize(file=stream):
        return None
    return get_theme(tty_file=stream).syntax


def main():
    options = _arguments().parse_args()
    dump_args = {'sort_keys': options.sort_keys, 'indent': options.indent,
                 'ensure_ascii': options.ensure_ascii}
    if options.compact:
        dump_args['indent'] = None
        dump_args['separators'] = ',', ':'
    try:
        if options.infile == '-':
            infile = sys.stdin
        else:
            infile = open(options.infile, encoding='utf-8')
        try:
            if options.json_lines:
                objs = (json.loads(line) for line in infile)
            else:
                objs = (json.load(infile),)
            if options.outfile is None:
                outfile = sys.stdout
            else:
                outfile = open(options.outfile, 'w', encoding='utf-8')
            with outfile if options.outfile is not None else _Keep(outfile):
                theme = _theme_for(outfile) if options.outfile is None else None
                for obj in objs:
                    if theme is not None:
                        outfile.write(_colorize_json(json.dumps(obj, **dump_args), theme))
                    else:
                        json.dump(obj, outfile, **dump_args)
                    outfile.write('\n')
        finally:
            if infile is not sys.stdin:
                infile.close()
    except ValueError as error:
        raise SystemExit(error)


class _Keep:
    """A stream that is not closed at the end."""

    def __init__(self, stream):
        self.stream = stream

    def __enter__(self):
        return self.stream

    def __exit__(self, *exc_info):
        pass


if __name__ == '__main__':
    try:
        main()
    except BrokenPipeError as error:
        raise SystemExit(error.errno)
