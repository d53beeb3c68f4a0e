"""Syntax trees: their classes, ways to walk, show, change and write them, and literals without evaluation.

The classes and `compile`'s half of the work are in `_ast`.
"""

import re
from _ast import *
from _ast import AST, PyCF_ALLOW_TOP_LEVEL_AWAIT, PyCF_ONLY_AST, PyCF_OPTIMIZED_AST, PyCF_TYPE_COMMENTS

# what a child that stands nowhere is compared with
_nothing = object()


def parse(source, filename='<unknown>', mode='exec', *, type_comments=False, feature_version=None, optimize=-1):
    """The tree of a source: `compile()` with the flag PyCF_ONLY_AST.

    type_comments: whether comments about types become part of the tree
    feature_version: a tuple like (3, 7); what later versions brought is an error then
    """
    flags = PyCF_ONLY_AST
    if optimize > 0:
        flags |= PyCF_OPTIMIZED_AST
    if type_comments:
        flags |= PyCF_TYPE_COMMENTS
    if feature_version is None:
        minor = -1
    elif isinstance(feature_version, tuple):
        major, minor = feature_version
        if major != 3:
            raise ValueError(f'Unsupported major version: {major}')
    else:
        minor = feature_version
    return compile(source, filename, mode, flags, _feature_version=minor, optimize=optimize)


# literals


def literal_eval(node_or_string):
    """The value of an expression that is made of literals alone.

    Strings, bytes, numbers, tuples, lists, dicts, sets, booleans, None and `...` may stand in it; anything else is a
    ValueError.
    """
    node = node_or_string
    if isinstance(node, str):
        node = parse(node.lstrip(' \t'), mode='eval')
    if isinstance(node, Expression):
        node = node.body
    return _literal(node)


def _malformed(node):
    place = f' on line {node.lineno}' if getattr(node, 'lineno', None) else ''
    raise ValueError(f'malformed node or string{place}: {node!r}')


def _literal(node):
    if isinstance(node, Constant):
        return node.value
    if isinstance(node, Tuple):
        return tuple([_literal(item) for item in node.elts])
    if isinstance(node, List):
        return [_literal(item) for item in node.elts]
    if isinstance(node, Set):
        return {_literal(item) for item in node.elts}
    if isinstance(node, Dict):
        if len(node.keys) != len(node.values):
            _malformed(node)
        return {_literal(key): _literal(value) for key, value in zip(node.keys, node.values)}
    if isinstance(node, Call) and isinstance(node.func, Name) and node.func.id == 'set':
        if not node.args and not node.keywords:
            return set()
    if isinstance(node, BinOp) and isinstance(node.op, (Add, Sub)):
        # a complex number, written as a sum
        real, imaginary = _signed_number(node.left), _number(node.right)
        if isinstance(real, (int, float)) and isinstance(imaginary, complex):
            return real + imaginary if isinstance(node.op, Add) else real - imaginary
    return _signed_number(node)


def _signed_number(node):
    if isinstance(node, UnaryOp) and isinstance(node.op, (UAdd, USub)):
        value = _number(node.operand)
        return +value if isinstance(node.op, UAdd) else -value
    return _number(node)


def _number(node):
    if isinstance(node, Constant) and type(node.value) in (int, float, complex):
        return node.value
    _malformed(node)


# showing


def dump(node, annotate_fields=True, include_attributes=False, *, indent=None, show_empty=False):
    """A tree as the text of the calls that would make it.

    annotate_fields: whether fields are written with their names
    include_attributes: whether line numbers and columns are written too
    indent: with a number or a text, each field gets a line of its own
    show_empty: whether fields that are None or an empty list are written too
    """
    if not isinstance(node, AST):
        raise TypeError(f'expected AST, got {node.__class__.__name__!r}')
    if indent is not None and not isinstance(indent, str):
        indent = ' ' * indent
    return _Dump(annotate_fields, include_attributes, indent, show_empty).text(node, 0)[0]


class _Dump:
    def __init__(self, names, places, indent, show_empty):
        self.names = names
        self.places = places
        self.indent = indent
        self.show_empty = show_empty

    def text(self, value, depth):
        """The text of a node, a list or a plain value, and whether it has nothing in it."""
        if isinstance(value, AST):
            return self.node(value, depth)
        if isinstance(value, list):
            if not value:
                return '[]', True
            return self.bracketed('[', [self.text(item, depth + 1)[0] for item in value], ']', depth), False
        return repr(value), True

    def bracketed(self, opening, parts, closing, depth):
        if self.indent is None:
            return f'{opening}{", ".join(parts)}{closing}'
        between = '\n' + self.indent * (depth + 1)
        return f'{opening}{between}{("," + between).join(parts)}{closing}'

    def node(self, node, depth):
        cls = type(node)
        parts = []
        # empty lists, which are written only if something without a name stands behind them
        held = []
        shallow = True
        names = self.names
        for name, value in self.fields(node, node._fields):
            if value is _nothing:
                names = True
            elif not self.show_empty and self.is_empty(cls, name, value):
                if not names:
                    held.append('[]')
            else:
                text, flat = self.text(value, depth + 1)
                shallow = shallow and flat
                if not names:
                    parts += held
                    held = []
                parts.append(f'{name}={text}' if names else text)
        if self.places:
            for name, value in self.fields(node, node._attributes):
                if value is not _nothing:
                    text, flat = self.text(value, depth + 1)
                    shallow = shallow and flat
                    parts.append(f'{name}={text}')
        if shallow and len(parts) <= 3:
            return f'{cls.__name__}({", ".join(parts)})', not parts
        return self.bracketed(f'{cls.__name__}(', parts, ')', depth), False

    @staticmethod
    def fields(node, names):
        # each with its value, or _nothing where there is none or it is what the class says anyway
        for name in names:
            value = getattr(node, name, _nothing)
            if value is None and getattr(type(node), name, _nothing) is None:
                value = _nothing
            yield name, value

    @staticmethod
    def is_empty(cls, name, value):
        if value == []:
            kind = cls._field_types.get(name, object)
            return getattr(kind, '__origin__', None) is list
        return False


def unparse(ast_obj):
    """A source whose tree would be this one."""
    import _ast_unparse

    return _ast_unparse.Unparser().unparse(ast_obj)


# walking


def iter_fields(node):
    """Pairs of name and value for each field that the node has."""
    for name in node._fields:
        try:
            yield name, getattr(node, name)
        except AttributeError:
            pass


def iter_child_nodes(node):
    """The nodes that are fields of a node, or stand in lists that are."""
    for _, value in iter_fields(node):
        if isinstance(value, AST):
            yield value
        elif isinstance(value, list):
            for item in value:
                if isinstance(item, AST):
                    yield item


def walk(node):
    """A node and all below it, the near ones first."""
    waiting = [node]
    while waiting:
        below = []
        for node in waiting:
            yield node
            below.extend(iter_child_nodes(node))
        waiting = below


class NodeVisitor:
    """Walks a tree and calls for each node the method `visit_` with the name of its class.

    `visit` starts it. A node whose class has no method is walked by `generic_visit`; a method of yours calls that
    itself where the nodes below shall be visited too.
    """

    def visit(self, node):
        """Visit a node."""
        return getattr(self, 'visit_' + node.__class__.__name__, self.generic_visit)(node)

    def generic_visit(self, node):
        """Visit all nodes right below one."""
        for _, value in iter_fields(node):
            if isinstance(value, list):
                for item in value:
                    if isinstance(item, AST):
                        self.visit(item)
            elif isinstance(value, AST):
                self.visit(value)


class NodeTransformer(NodeVisitor):
    """A visitor whose methods answer what shall stand in the node's place.

    None takes it away; in a list of statements a method may answer a list of statements as well.
    """

    def generic_visit(self, node):
        """Visit all nodes right below one, and put in their places what the visits answer."""
        for name, value in iter_fields(node):
            if isinstance(value, list):
                value[:] = self._visited(value)
            elif isinstance(value, AST):
                answer = self.visit(value)
                if answer is None:
                    delattr(node, name)
                else:
                    setattr(node, name, answer)
        return node

    def _visited(self, items):
        kept = []
        for item in items:
            if isinstance(item, AST):
                item = self.visit(item)
                if item is None:
                    continue
                if not isinstance(item, AST):
                    kept.extend(item)
                    continue
            kept.append(item)
        return kept


# places


def copy_location(new_node, old_node):
    """Give a node the place of another, and answer it."""
    for name in ('lineno', 'col_offset', 'end_lineno', 'end_col_offset'):
        if name in old_node._attributes and name in new_node._attributes:
            value = getattr(old_node, name, None)
            # an end may be unknown, a beginning may not
            if value is not None or (hasattr(old_node, name) and name.startswith('end_')):
                setattr(new_node, name, value)
    return new_node


def fix_missing_locations(node):
    """Give each node without a place that of the node above it, and answer the tree."""
    waiting = [(node, {'lineno': 1, 'col_offset': 0, 'end_lineno': 1, 'end_col_offset': 0})]
    while waiting:
        below, place = waiting.pop()
        place = dict(place)
        for name in place:
            if name in below._attributes:
                # an end may also be there and unknown
                if getattr(below, name, None) is None and (name.startswith('end_') or not hasattr(below, name)):
                    setattr(below, name, place[name])
                place[name] = getattr(below, name)
        waiting += [(child, place) for child in iter_child_nodes(below)]
    return node


def increment_lineno(node, n=1):
    """Move a tree down by lines, and answer it."""
    for child in walk(node):
        if isinstance(child, TypeIgnore):
            # its line is a field, not an attribute
            child.lineno = getattr(child, 'lineno', 0) + n
            continue
        if 'lineno' in child._attributes:
            child.lineno = getattr(child, 'lineno', 0) + n
        if 'end_lineno' in child._attributes and (end := getattr(child, 'end_lineno', 0)) is not None:
            child.end_lineno = end + n
    return node


def get_docstring(node, clean=True):
    """The docstring of a module, class or function, or None; without its indentation unless `clean` is false."""
    if not isinstance(node, (AsyncFunctionDef, FunctionDef, ClassDef, Module)):
        raise TypeError(f'{node.__class__.__name__!r} can\'t have docstrings')
    if not (node.body and isinstance(node.body[0], Expr)):
        return None
    value = node.body[0].value
    if not (isinstance(value, Constant) and isinstance(value.value, str)):
        return None
    if clean:
        import inspect

        return inspect.cleandoc(value.value)
    return value.value


_line_pattern = re.compile(r'(.*?(?:\r\n|\n|\r|$))', re.DOTALL)


def _lines(source, count):
    """The lines of a source as the language counts them, as far as wanted: a form feed ends none."""
    lines = []
    for match in _line_pattern.finditer(source):
        lines.append(match[0])
        if len(lines) == count:
            break
    return lines


def get_source_segment(source, node, *, padded=False):
    """The text that a node stands for, or None if it has no place.

    padded: whether the first line of several gets spaces for what stood before it
    """
    try:
        first, last = node.lineno, node.end_lineno
        start, end = node.col_offset, node.end_col_offset
    except AttributeError:
        return None
    if last is None or end is None:
        return None
    lines = _lines(source, last)[first - 1:]
    # columns count bytes
    lines = [line.encode() for line in lines]
    before = lines[0][:start].decode()
    lines[-1] = lines[-1][:end]
    lines[0] = lines[0][start:]
    text = b''.join(lines).decode()
    if padded and last != first:
        text = re.sub(r'[^\f\t]', ' ', before) + text
    return text


def compare(a, b, /, *, compare_attributes=False):
    """Whether two trees are of the same shape with the same values.

    compare_attributes: whether line numbers and columns must be the same too
    """
    waiting = [(a, b)]
    while waiting:
        a, b = waiting.pop()
        if type(a) is not type(b):
            return False
        if isinstance(a, list):
            if len(a) != len(b):
                return False
            waiting.extend(zip(a, b))
        elif not isinstance(a, AST):
            if a != b:
                return False
        else:
            names = a._fields
            if names != b._fields:
                return False
            if compare_attributes:
                if a._attributes != b._attributes:
                    return False
                names += a._attributes
            for name in names:
                here, there = getattr(a, name, _nothing), getattr(b, name, _nothing)
                if here is not there:
                    waiting.append((here, there))
    return True


# classes that trees no longer consist of


class slice(AST):
    """Deprecated AST node class."""


class Index(slice):
    """Deprecated AST node class. Use the index value directly instead."""

    def __new__(cls, value, **kwargs):
        return value


class ExtSlice(slice):
    """Deprecated AST node class. Use ast.Tuple instead."""

    def __new__(cls, dims=(), **kwargs):
        return Tuple(list(dims), Load(), **kwargs)


class Suite(mod):
    """Deprecated AST node class."""


class AugLoad(expr_context):
    """Deprecated AST node class."""


class AugStore(expr_context):
    """Deprecated AST node class."""


class Param(expr_context):
    """Deprecated AST node class."""


def _get_dims(self):
    """Deprecated. Use elts instead."""
    return self.elts


def _set_dims(self, value):
    self.elts = value


Tuple.dims = property(_get_dims, _set_dims)


def main(args=None):
    """What `python -m ast` does: parse a file and show its tree."""
    import argparse
    import sys

    parser = argparse.ArgumentParser(color=True)
    parser.add_argument('infile', nargs='?', default='-', help='the file to parse; defaults to stdin')
    parser.add_argument(
        '-m', '--mode', default='exec', choices=('exec', 'single', 'eval', 'func_type'),
        help='specify what kind of code must be parsed',
    )
    parser.add_argument(
        '--no-type-comments', default=True, action='store_false', help="don't add information about type comments"
    )
    parser.add_argument(
        '-a', '--include-attributes', action='store_true',
        help='include attributes such as line numbers and column offsets',
    )
    parser.add_argument(
        '-i', '--indent', type=int, default=3, help='indentation of nodes (number of spaces)'
    )
    parser.add_argument(
        '--feature-version', type=str, default=None, metavar='VERSION',
        help='Python version in the format 3.x (for example, 3.10)',
    )
    parser.add_argument(
        '-O', '--optimize', type=int, default=-1, metavar='LEVEL', help='optimization level for parser'
    )
    parser.add_argument(
        '--show-empty', default=False, action='store_true', help='show empty lists and fields in dump output'
    )
    args = parser.parse_args(args)
    if args.infile == '-':
        name, source = '<stdin>', sys.stdin.buffer.read()
    else:
        name = args.infile
        with open(name, 'rb') as file:
            source = file.read()
    version = None
    if args.feature_version:
        try:
            major, minor = map(int, args.feature_version.split('.', 1))
        except ValueError:
            parser.error('Invalid format for --feature-version; expected format 3.x')
        version = major, minor
    tree = parse(
        source, name, args.mode, type_comments=args.no_type_comments, feature_version=version, optimize=args.optimize
    )
    print(
        dump(tree, include_attributes=args.include_attributes, indent=args.indent, show_empty=args.show_empty)
    )


if __name__ == '__main__':
    main()
