"""What `compile` does with a tree that was asked for with further wishes: constants put in (PyCF_OPTIMIZED_AST), and
what an older version of the language did not have refused (`feature_version`)."""

import re

from ast import *

# replacement fields of a `%` format that can be written as those of an f-string, and what else may stand there
_format_part = re.compile(r'%(?P<flags>[-+ #0]*)(?P<width>\d{0,2})(?P<precision>\.\d{0,2})?(?P<kind>[sra])|%%|[^%]+')


def optimized(tree, level):
    """The tree with docstrings, `__debug__`, signed numbers of patterns and simple `%` formats taken care of."""
    return _Optimizer(level).visit(tree)


class _Optimizer(NodeTransformer):
    def __init__(self, level):
        self.level = level

    def documented(self, node):
        if self.level >= 2 and get_docstring(node, clean=False) is not None:
            first = node.body.pop(0)
            if not node.body:
                line, column = first.lineno, first.col_offset
                node.body.append(Pass(lineno=line, col_offset=column, end_lineno=line, end_col_offset=column + 4))
        self.generic_visit(node)
        if node.body and get_docstring(node, clean=False) is not None and self.level >= 2:
            # it has become the first statement, but is no docstring
            inner = node.body[0]
            inner.value = copy_location(JoinedStr([inner.value]), inner.value)
        return node

    visit_Module = visit_ClassDef = visit_FunctionDef = visit_AsyncFunctionDef = documented

    def visit_Name(self, node):
        if node.id == '__debug__' and isinstance(node.ctx, Load):
            return copy_location(Constant(self.level < 1), node)
        return node

    def visit_MatchValue(self, node):
        node.value = _folded(node.value)
        return node

    def visit_MatchMapping(self, node):
        node.keys = [_folded(key) for key in node.keys]
        return self.generic_visit(node)

    def visit_BinOp(self, node):
        self.generic_visit(node)
        left, right = node.left, node.right
        if not (isinstance(node.op, Mod) and isinstance(left, Constant) and isinstance(left.value, str)):
            return node
        if not isinstance(right, Tuple) or any(isinstance(item, Starred) for item in right.elts):
            return node
        values = _formatted(left.value, right.elts)
        return node if values is None else copy_location(JoinedStr(values), node)


def _folded(node):
    """The number that a pattern's value is, signs and sums carried out."""
    if isinstance(node, UnaryOp) and isinstance(node.operand, Constant):
        return copy_location(Constant(-node.operand.value), node)
    if isinstance(node, BinOp):
        left, right = _folded(node.left).value, node.right.value
        return copy_location(Constant(left + right if isinstance(node.op, Add) else left - right), node)
    return node


def _constant(text):
    return Constant(text, lineno=-1, col_offset=-1, end_lineno=-1, end_col_offset=-1)


def _formatted(text, items):
    """The parts of an f-string that says the same as a `%` format, or None."""
    values = []
    written = ''
    place = 0
    items = list(items)
    while place < len(text):
        part = _format_part.match(text, place)
        if part is None:
            return None
        place = part.end()
        if not part['kind']:
            written += '%' if part[0] == '%%' else part[0]
            continue
        if not items:
            return None
        if written:
            values.append(_constant(written))
            written = ''
        item = items.pop(0)
        form = _field_format(part)
        spec = _constant(form) if form else None
        values.append(copy_location(FormattedValue(item, ord(part['kind']), spec), item))
    if items:
        return None
    if written:
        values.append(_constant(written))
    return values


def _field_format(part):
    width, precision = part['width'], part['precision'] or ''
    if precision == '.':
        precision = '.0'
    if not width.strip('0'):
        return precision
    return ('' if '-' in part['flags'] else '>') + width + precision


# what each version brought

_greater = ' only supported in Python 3.{} and greater'
_by_class = {
    'Match': (10, 'Pattern matching is'),
    'NamedExpr': (8, 'Assignment expressions are'),
    'AsyncFunctionDef': (5, 'Async functions are'),
    'AsyncFor': (5, 'Async for loops are'),
    'AsyncWith': (5, 'Async with statements are'),
    'Await': (5, 'Await expressions are'),
    'AnnAssign': (6, 'Variable annotation syntax is'),
    'TryStar': (11, 'Exception groups are'),
    'TypeAlias': (12, 'Type statement is'),
    'TemplateStr': (14, 't-strings are'),
}
_underscored = re.compile(r'[0-9][0-9a-fA-FxXoObBeE.]*_')


def check_version(tree, minor, filename, source):
    """Raise SyntaxError for what Python 3.`minor` did not have."""
    # what ends first was read first, the inner before the outer
    found = [row for node in reversed(list(walk(tree))) if (row := _too_new(node, minor, source))]
    if found:
        version, what, place = min(found, key=lambda row: (row[2].end_lineno, row[2].end_col_offset))
        raise _error(what + _greater.format(version), place, filename, source)


def _error(message, place, filename, source):
    line, column = place.end_lineno, place.end_col_offset + 1
    lines = source.splitlines()
    text = lines[line - 1] if line <= len(lines) else ''
    return SyntaxError(message, (filename, line, column, text, line, column + 1))


def _too_new(node, minor, source):
    version, what = _by_class.get(type(node).__name__, (0, ''))
    if minor < version:
        return version, what, node
    parameters = getattr(node, 'type_params', None)
    if parameters:
        if minor < 13 and any(parameter.default_value for parameter in parameters):
            return 13, 'Type parameter defaults are', parameters[-1]
        if minor < 12:
            return 12, 'Type parameter lists are', parameters[-1]
    if minor < 14 and isinstance(node, (Try, TryStar)):
        for handler in node.handlers:
            # a tuple in brackets begins with its bracket
            if isinstance(handler.type, Tuple) and not _segment(source, handler.type).startswith('('):
                return 14, 'except expressions without parentheses are', handler.type
    if minor < 8 and isinstance(node, (FunctionDef, AsyncFunctionDef, Lambda)) and node.args.posonlyargs:
        return 8, 'Positional-only parameters are', node.args.posonlyargs[-1]
    if minor < 5 and isinstance(node, (BinOp, AugAssign)) and isinstance(node.op, MatMult):
        return 5, "The '@' operator is", node
    if minor < 6:
        if isinstance(node, (ListComp, SetComp, DictComp, GeneratorExp)):
            if any(generator.is_async for generator in node.generators):
                return 6, 'Async comprehensions are', node
        if isinstance(node, Constant) and isinstance(node.value, (int, float, complex)):
            if _underscored.match(_segment(source, node)):
                return 6, 'Underscores in numeric literals are', node
    return None


def _segment(source, node):
    return get_source_segment(source, node) or ''
