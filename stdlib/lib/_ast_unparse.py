"""Source text out of syntax trees: what `ast.unparse` answers.

Statements become lines, expressions become texts. How tightly an expression must hold together where it stands is a
level: one whose own level is lower gets brackets.
"""

import sys

from _ast import (
    Add, And, AsyncFor, AsyncFunctionDef, AsyncWith, BitAnd, BitOr, BitXor, ClassDef, Constant, Div, Eq, Expr,
    FloorDiv, FormattedValue, FunctionDef, Gt, GtE, If, In, Interpolation, Invert, Is, IsNot, JoinedStr, LShift, Lt,
    LtE, MatMult, Mod, Module, Mult, Name, Not, NotEq, NotIn, Or, Pow, RShift, Sub, TryStar, Tuple, UAdd, USub,
)

_levels = (
    'NAMED TUPLE YIELD TEST OR AND NOT COMPARE BIT_OR BIT_XOR BIT_AND SHIFT SUM TERM FACTOR POWER AWAIT ATOM'
)
(
    NAMED, TUPLE, YIELD, TEST, OR, AND, NOT, COMPARE, BIT_OR, BIT_XOR, BIT_AND, SHIFT, SUM, TERM, FACTOR, POWER,
    AWAIT, ATOM,
) = range(len(_levels.split()))

_binary = {
    Add: ('+', SUM), Sub: ('-', SUM), Mult: ('*', TERM), MatMult: ('@', TERM), Div: ('/', TERM), Mod: ('%', TERM),
    FloorDiv: ('//', TERM), LShift: ('<<', SHIFT), RShift: ('>>', SHIFT), BitOr: ('|', BIT_OR),
    BitXor: ('^', BIT_XOR), BitAnd: ('&', BIT_AND), Pow: ('**', POWER),
}
_unary = {Invert: ('~', FACTOR), UAdd: ('+', FACTOR), USub: ('-', FACTOR), Not: ('not ', NOT)}
_compare = {
    Eq: '==', NotEq: '!=', Lt: '<', LtE: '<=', Gt: '>', GtE: '>=', Is: 'is', IsNot: 'is not', In: 'in',
    NotIn: 'not in',
}
_boolean = {And: ('and', AND), Or: ('or', OR)}

# a float literal that is too large, which is how an infinity can be written
_infinity = f'1e{sys.float_info.max_10_exp + 1}'
_quotes = ("'", '"', '"""', "'''")


def _operator(table, node, operator):
    kind = type(operator)
    try:
        return table[kind]
    except KeyError:
        for base, row in table.items():
            if isinstance(operator, base):
                return row
        raise KeyError(kind.__name__) from None


def _escaped_character(letter, keep_space):
    if keep_space and letter in '\n\t':
        return letter
    if letter == '\\' or not letter.isprintable():
        return letter.encode('unicode_escape').decode('ascii')
    return letter


def _quoted(text, quotes, keep_space):
    """The inside of a literal of this text, and those of the kinds of quotes that may stand around it."""
    inside = ''.join(_escaped_character(letter, keep_space) for letter in text)
    fitting = [quote for quote in quotes if quote not in inside and (len(quote) == 3 or '\n' not in inside)]
    if not fitting:
        shown = repr(text)
        mark = shown[0]
        return shown[1:-1], [next((quote for quote in quotes if mark in quote), mark)]
    if inside:
        # the last character must not run into the quotes
        last = inside[-1]
        fitting.sort(key=lambda quote: quote[0] == last)
        if fitting[0][0] == last:
            inside = f'{inside[:-1]}\\{last}'
    return inside, fitting


def _number(value):
    return repr(value).replace('inf', _infinity).replace('nan', f'({_infinity}-{_infinity})')


def _constant(value):
    if isinstance(value, (float, complex)):
        return _number(value)
    if isinstance(value, tuple):
        return f'({_listed([_constant(item) for item in value])})'
    return repr(value)


def _listed(texts):
    return f'{texts[0]},' if len(texts) == 1 else ', '.join(texts)


def _raw_docstring(node):
    """The constant that is the docstring of a node's body, or None."""
    if not isinstance(node, (FunctionDef, AsyncFunctionDef, ClassDef, Module)) or not node.body:
        return None
    first = node.body[0]
    if isinstance(first, Expr) and isinstance(first.value, Constant) and isinstance(first.value.value, str):
        return first.value
    return None


class Unparser:
    """Writes one tree. For each class of nodes there is a method of that name, which answers the text of an
    expression at a level, or adds lines and answers an empty text."""

    def __init__(self):
        self.lines = []
        self.depth = 0
        self.one_line = False
        self.ignored = {}

    def unparse(self, tree):
        """The text of a tree, or of a list of nodes."""
        text = ''.join(self.parts(tree, TEST))
        if not self.lines:
            return text
        return ('; ' if self.one_line else '\n').join(self.lines) + text

    def parts(self, tree, level):
        nodes = tree if isinstance(tree, list) else [tree]
        return [self.text(node, level) for node in nodes]

    def text(self, node, level=TEST):
        """The text of a node that stands where `level` is wanted."""
        for cls in type(node).__mro__:
            method = getattr(self, cls.__name__, None) if cls.__module__ == 'ast' else None
            if method is not None:
                return method(node, level)
        return self.children(node, level)

    def children(self, node, level):
        # a node that is not part of the language by itself: what lies in it
        from ast import iter_child_nodes

        node._fields
        return ''.join(self.text(child) for child in iter_child_nodes(node))

    def joined(self, nodes, level=TEST):
        return ', '.join([self.text(node, level) for node in nodes])

    # lines

    def line(self, text):
        if self.one_line and text.endswith(':'):
            self.one_line = False
        self.lines.append('    ' * self.depth + text)
        return ''

    def gap(self):
        if self.lines:
            self.lines.append('')

    def block(self, statements):
        self.depth += 1
        self.statements(statements)
        self.depth -= 1

    def statements(self, statements):
        for statement in statements:
            text = self.text(statement)
            if text and self.lines:
                self.lines[-1] += text
            elif text:
                self.lines.append(text)

    def documented(self, node):
        docstring = _raw_docstring(node)
        if docstring is None:
            return self.statements(node.body)
        prefix = 'u' if docstring.kind == 'u' else ''
        inside, quotes = _quoted(docstring.value, _quotes[2:], True)
        self.line(f'{prefix}{quotes[0]}{inside}{quotes[0]}')
        self.statements(node.body[1:])

    def documented_block(self, node):
        self.depth += 1
        self.documented(node)
        self.depth -= 1

    def comment(self, node):
        """The comment about types behind a statement."""
        comment = self.ignored.get(node.lineno) or node.type_comment
        return '' if comment is None else f' # type: {comment}'

    # roots

    def Module(self, node, level):
        self.ignored = {ignore.lineno: f'ignore{ignore.tag}' for ignore in node.type_ignores}
        self.documented(node)
        self.ignored = {}
        return ''

    def Interactive(self, node, level):
        self.one_line = True
        self.statements(node.body)
        return ''

    def FunctionType(self, node, level):
        return f'({self.joined(node.argtypes)}) -> {self.text(node.returns)}'

    # simple statements

    def Expr(self, node, level):
        return self.line(self.text(node.value, YIELD))

    def Pass(self, node, level):
        return self.line('pass')

    def Break(self, node, level):
        return self.line('break')

    def Continue(self, node, level):
        return self.line('continue')

    def Return(self, node, level):
        return self.line(f'return {self.text(node.value)}' if node.value else 'return')

    def Delete(self, node, level):
        return self.line(f'del {self.joined(node.targets)}')

    def Assert(self, node, level):
        message = f', {self.text(node.msg)}' if node.msg else ''
        return self.line(f'assert {self.text(node.test)}{message}')

    def Global(self, node, level):
        return self.line(f'global {", ".join(node.names)}')

    def Nonlocal(self, node, level):
        return self.line(f'nonlocal {", ".join(node.names)}')

    def Import(self, node, level):
        return self.line(f'import {self.joined(node.names)}')

    def ImportFrom(self, node, level):
        return self.line(f'from {"." * (node.level or 0)}{node.module or ""} import {self.joined(node.names)}')

    def Raise(self, node, level):
        if not node.exc:
            if node.cause:
                raise ValueError("Node can't use cause without an exception.")
            return self.line('raise')
        cause = f' from {self.text(node.cause)}' if node.cause else ''
        return self.line(f'raise {self.text(node.exc)}{cause}')

    def Assign(self, node, level):
        targets = ''.join([f'{self.text(target, TUPLE)} = ' for target in node.targets])
        return self.line(f'{targets}{self.text(node.value)}{self.comment(node)}')

    def AugAssign(self, node, level):
        sign, _ = _operator(_binary, node, node.op)
        return self.line(f'{self.text(node.target)} {sign}= {self.text(node.value)}')

    def AnnAssign(self, node, level):
        target = self.text(node.target)
        if not node.simple and isinstance(node.target, Name):
            target = f'({target})'
        value = f' = {self.text(node.value)}' if node.value else ''
        return self.line(f'{target}: {self.text(node.annotation)}{value}')

    def TypeAlias(self, node, level):
        parameters = self.type_parameters(node)
        return self.line(f'type {self.text(node.name)}{parameters} = {self.text(node.value)}')

    # compound statements

    def If(self, node, level):
        word = 'if'
        while True:
            self.line(f'{word} {self.text(node.test)}:')
            self.block(node.body)
            rest = node.orelse
            if len(rest) != 1 or not isinstance(rest[0], If):
                break
            word, node = 'elif', rest[0]
        self.branch('else', rest)
        return ''

    def branch(self, word, statements):
        if statements:
            self.line(f'{word}:')
            self.block(statements)

    def While(self, node, level):
        self.line(f'while {self.text(node.test)}:')
        self.block(node.body)
        self.branch('else', node.orelse)
        return ''

    def For(self, node, level):
        word = 'async for' if isinstance(node, AsyncFor) else 'for'
        self.line(f'{word} {self.text(node.target, TUPLE)} in {self.text(node.iter)}:{self.comment(node)}')
        self.block(node.body)
        self.branch('else', node.orelse)
        return ''

    AsyncFor = For

    def With(self, node, level):
        word = 'async with' if isinstance(node, AsyncWith) else 'with'
        self.line(f'{word} {self.joined(node.items)}:{self.comment(node)}')
        self.block(node.body)
        return ''

    AsyncWith = With

    def Try(self, node, level):
        self.branch('try', node.body or [])
        word = 'except*' if isinstance(node, TryStar) else 'except'
        for handler in node.handlers:
            self.handler(handler, word)
        self.branch('else', node.orelse)
        self.branch('finally', node.finalbody)
        return ''

    TryStar = Try

    def handler(self, node, word):
        kind = f' {self.text(node.type)}' if node.type else ''
        name = f' as {node.name}' if node.name else ''
        self.line(f'{word}{kind}{name}:')
        self.block(node.body)
        return ''

    def ExceptHandler(self, node, level):
        return self.handler(node, 'except')

    def decorated(self, node):
        self.gap()
        for decorator in node.decorator_list:
            self.line(f'@{self.text(decorator)}')

    def FunctionDef(self, node, level):
        self.decorated(node)
        word = 'async def' if isinstance(node, AsyncFunctionDef) else 'def'
        head = f'{word} {node.name}{self.type_parameters(node)}({self.text(node.args)})'
        returns = f' -> {self.text(node.returns)}' if node.returns else ''
        self.line(f'{head}{returns}:{self.comment(node)}')
        self.documented_block(node)
        return ''

    AsyncFunctionDef = FunctionDef

    def ClassDef(self, node, level):
        self.decorated(node)
        given = self.joined([*node.bases, *node.keywords])
        given = f'({given})' if given else ''
        self.line(f'class {node.name}{self.type_parameters(node)}{given}:')
        self.documented_block(node)
        return ''

    def Match(self, node, level):
        self.line(f'match {self.text(node.subject)}:')
        self.block(node.cases)
        return ''

    def match_case(self, node, level):
        guard = f' if {self.text(node.guard)}' if node.guard else ''
        self.line(f'case {self.text(node.pattern)}{guard}:')
        self.block(node.body)
        return ''

    # parts of statements

    def alias(self, node, level):
        return f'{node.name} as {node.asname}' if node.asname else node.name

    def withitem(self, node, level):
        target = f' as {self.text(node.optional_vars)}' if node.optional_vars else ''
        return f'{self.text(node.context_expr)}{target}'

    def keyword(self, node, level):
        name = '**' if node.arg is None else f'{node.arg}='
        return f'{name}{self.text(node.value)}'

    def arg(self, node, level):
        return f'{node.arg}: {self.text(node.annotation)}' if node.annotation else node.arg

    def arguments(self, node, level):
        plain = [*node.posonlyargs, *node.args]
        defaults = [None] * (len(plain) - len(node.defaults)) + node.defaults
        parts = []
        for position, (parameter, default) in enumerate(zip(plain, defaults), 1):
            parts.append(self.parameter(parameter, default))
            if position == len(node.posonlyargs):
                parts.append('/')
        if node.vararg:
            parts.append(f'*{self.text(node.vararg)}')
        elif node.kwonlyargs:
            parts.append('*')
        for parameter, default in zip(node.kwonlyargs, node.kw_defaults):
            parts.append(self.parameter(parameter, default))
        if node.kwarg:
            parts.append(f'**{self.text(node.kwarg)}')
        return ', '.join(parts)

    def parameter(self, node, default):
        return f'{self.text(node)}={self.text(default)}' if default else self.text(node)

    def type_parameters(self, node):
        parameters = getattr(node, 'type_params', None)
        return f'[{self.joined(parameters)}]' if parameters else ''

    def type_parameter(self, stars, node):
        default = f' = {self.text(node.default_value)}' if node.default_value else ''
        return f'{stars}{node.name}{default}'

    def TypeVar(self, node, level):
        if not node.bound:
            return self.type_parameter('', node)
        default = f' = {self.text(node.default_value)}' if node.default_value else ''
        return f'{node.name}: {self.text(node.bound)}{default}'

    def TypeVarTuple(self, node, level):
        return self.type_parameter('*', node)

    def ParamSpec(self, node, level):
        return self.type_parameter('**', node)

    def comprehension(self, node, level):
        word = ' async for ' if node.is_async else ' for '
        conditions = ''.join([f' if {self.text(condition, TEST + 1)}' for condition in node.ifs])
        return f'{word}{self.text(node.target, TUPLE)} in {self.text(node.iter, TEST + 1)}{conditions}'

    # expressions

    def Name(self, node, level):
        return node.id

    def Constant(self, node, level):
        value = node.value
        prefix = 'u' if node.kind == 'u' else ''
        if value is ...:
            return f'{prefix}...'
        return prefix + _constant(value)

    def NamedExpr(self, node, level):
        return _bracketed(f'{self.text(node.target, ATOM)} := {self.text(node.value, ATOM)}', NAMED, level)

    def Yield(self, node, level):
        return _bracketed(f'yield {self.text(node.value, ATOM)}' if node.value else 'yield', YIELD, level)

    def YieldFrom(self, node, level):
        if not node.value:
            raise ValueError("Node can't be used without a value attribute.")
        return _bracketed(f'yield from {self.text(node.value, ATOM)}', YIELD, level)

    def Await(self, node, level):
        if not node.value:
            raise ValueError("Node can't be used without a value attribute.")
        return _bracketed(f'await {self.text(node.value, ATOM)}', AWAIT, level)

    def IfExp(self, node, level):
        body, test = self.text(node.body, TEST + 1), self.text(node.test, TEST + 1)
        return _bracketed(f'{body} if {test} else {self.text(node.orelse, TEST)}', TEST, level)

    def Lambda(self, node, level):
        parameters = self.text(node.args)
        head = f'lambda {parameters}' if parameters else 'lambda'
        return _bracketed(f'{head}: {self.text(node.body)}', TEST, level)

    def BoolOp(self, node, level):
        word, own = _operator(_boolean, node, node.op)
        # each value holds together a little more than the one before
        texts = [self.text(value, min(own + place, ATOM)) for place, value in enumerate(node.values, 1)]
        return _bracketed(f' {word} '.join(texts), own, level)

    def BinOp(self, node, level):
        sign, own = _operator(_binary, node, node.op)
        left, right = (own + 1, own) if own == POWER else (own, own + 1)
        return _bracketed(f'{self.text(node.left, left)} {sign} {self.text(node.right, right)}', own, level)

    def UnaryOp(self, node, level):
        sign, own = _operator(_unary, node, node.op)
        return _bracketed(f'{sign}{self.text(node.operand, own)}', own, level)

    def Compare(self, node, level):
        parts = [self.text(node.left, COMPARE + 1)]
        for operator, value in zip(node.ops, node.comparators):
            parts += (_operator(_compare, node, operator), self.text(value, COMPARE + 1))
        return _bracketed(' '.join(parts), COMPARE, level)

    def Call(self, node, level):
        given = [self.text(argument) for argument in (*node.args, *node.keywords)]
        return f'{self.text(node.func, ATOM)}({", ".join(given)})'

    def Attribute(self, node, level):
        value = node.value
        # a dot right behind an integer would be its decimal point
        space = ' ' if isinstance(value, Constant) and isinstance(value.value, int) else ''
        return f'{self.text(value, ATOM)}{space}.{node.attr}'

    def Subscript(self, node, level):
        index = node.slice
        inside = self.items(index.elts) if isinstance(index, Tuple) and index.elts else self.text(index)
        return f'{self.text(node.value, ATOM)}[{inside}]'

    def Slice(self, node, level):
        lower = self.text(node.lower) if node.lower else ''
        upper = self.text(node.upper) if node.upper else ''
        step = f':{self.text(node.step)}' if node.step else ''
        return f'{lower}:{upper}{step}'

    def Starred(self, node, level):
        return f'*{self.text(node.value, BIT_OR)}'

    def items(self, nodes):
        return _listed([self.text(node) for node in nodes])

    def Tuple(self, node, level):
        if node.elts and level <= TUPLE:
            return self.items(node.elts)
        return f'({self.items(node.elts) if node.elts else ""})'

    def List(self, node, level):
        return f'[{self.joined(node.elts)}]'

    def Set(self, node, level):
        # there is no literal of an empty set
        return f'{{{self.joined(node.elts)}}}' if node.elts else '{*()}'

    def Dict(self, node, level):
        pairs = [
            f'**{self.text(value, BIT_OR)}' if key is None else f'{self.text(key)}: {self.text(value)}'
            for key, value in zip(node.keys, node.values)
        ]
        return f'{{{", ".join(pairs)}}}'

    def generators(self, node):
        return ''.join([self.text(generator) for generator in node.generators])

    def ListComp(self, node, level):
        return f'[{self.text(node.elt)}{self.generators(node)}]'

    def SetComp(self, node, level):
        return f'{{{self.text(node.elt)}{self.generators(node)}}}'

    def GeneratorExp(self, node, level):
        return f'({self.text(node.elt)}{self.generators(node)})'

    def DictComp(self, node, level):
        return f'{{{self.text(node.key)}: {self.text(node.value)}{self.generators(node)}}}'

    # strings with replacement fields

    def JoinedStr(self, node, level):
        return self.interpolated('f', node)

    def TemplateStr(self, node, level):
        return self.interpolated('t', node)

    def interpolated(self, prefix, node):
        inside, quote = _between_quotes([self.piece(value) for value in node.values])
        return f'{prefix}{quote}{inside}{quote}'

    def piece(self, node, in_format=False):
        """A part of such a string: its text, and whether it is constant."""
        if isinstance(node, JoinedStr):
            return ''.join([self.piece(value, in_format)[0] for value in node.values]), False
        if isinstance(node, Constant) and isinstance(node.value, str):
            text = node.value.replace('{', '{{').replace('}', '}}')
            if in_format:
                text = text.replace('\\', '\\\\').replace("'", "\\'").replace('"', '\\"').replace('\n', '\\n')
            return text, True
        if isinstance(node, (FormattedValue, Interpolation)):
            return self.text(node), False
        raise ValueError(f'Unexpected node inside JoinedStr, {node!r}')

    def field(self, node, inside):
        # an opening brace right behind the field's own would double it
        space = ' ' if inside.startswith('{') else ''
        conversion = f'!{chr(node.conversion)}' if node.conversion != -1 else ''
        form = f':{self.piece(node.format_spec, True)[0]}' if node.format_spec else ''
        return f'{{{space}{inside}{conversion}{form}}}'

    def inner(self, node):
        return Unparser().text(node, TEST + 1)

    def FormattedValue(self, node, level):
        return self.field(node, self.inner(node.value))

    def Interpolation(self, node, level):
        return self.field(node, self.inner(node.value) if node.str is None else node.str)

    # patterns

    def MatchValue(self, node, level):
        return self.text(node.value)

    def MatchSingleton(self, node, level):
        return _constant(node.value)

    def MatchSequence(self, node, level):
        return f'[{self.joined(node.patterns)}]'

    def MatchStar(self, node, level):
        return f'*{"_" if node.name is None else node.name}'

    def MatchMapping(self, node, level):
        pairs = [f'{self.text(key)}: {self.text(value)}' for key, value in zip(node.keys, node.patterns, strict=True)]
        if node.rest is not None:
            pairs.append(f'**{node.rest}')
        return f'{{{", ".join(pairs)}}}'

    def MatchClass(self, node, level):
        parts = [self.text(pattern) for pattern in node.patterns]
        parts += [f'{name}={self.text(value)}' for name, value in zip(node.kwd_attrs, node.kwd_patterns)]
        return f'{self.text(node.cls, ATOM)}({", ".join(parts)})'

    def MatchAs(self, node, level):
        if node.name is None:
            return '_'
        if node.pattern is None:
            return node.name
        return _bracketed(f'{self.text(node.pattern, BIT_OR)} as {node.name}', TEST, level)

    def MatchOr(self, node, level):
        return _bracketed(' | '.join([self.text(pattern, BIT_OR + 1) for pattern in node.patterns]), BIT_OR, level)


def _bracketed(text, own, level):
    return f'({text})' if level > own else text


def _between_quotes(pieces):
    """The inside of a string out of its pieces, and the quotes that none of them breaks."""
    quotes = list(_quotes)
    texts = []
    for text, constant in pieces:
        if constant:
            text, fitting = _quoted(text, quotes, False)
            if not set(fitting) & set(quotes):
                return _escaped_pieces(pieces)
            quotes = fitting
        else:
            if '\n' in text:
                quotes = [quote for quote in quotes if len(quote) == 3]
            quotes = [quote for quote in quotes if quote not in text] or quotes
        texts.append(text)
    return ''.join(texts), quotes[0]


def _escaped_pieces(pieces):
    # no quotes are free of conflict: in these every single quote is escaped
    texts = [repr('"' + text)[2:-1] if constant else text for text, constant in pieces]
    return ''.join(texts), "'''"
