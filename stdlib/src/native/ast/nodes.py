# The classes of syntax trees. Each line of a family is a class with its fields, in the notation that its
# docstring shows: `?` may be None, `*` is a list. A family without lines of its own is one class itself.

_families = """
mod
    Module(stmt* body, type_ignore* type_ignores)
    Interactive(stmt* body)
    Expression(expr body)
    FunctionType(expr* argtypes, expr returns)
stmt @
    FunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, string? type_comment, type_param* type_params)
    AsyncFunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, string? type_comment, type_param* type_params)
    ClassDef(identifier name, expr* bases, keyword* keywords, stmt* body, expr* decorator_list, type_param* type_params)
    Return(expr? value)
    Delete(expr* targets)
    Assign(expr* targets, expr value, string? type_comment)
    TypeAlias(expr name, type_param* type_params, expr value)
    AugAssign(expr target, operator op, expr value)
    AnnAssign(expr target, expr annotation, expr? value, int simple)
    For(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment)
    AsyncFor(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment)
    While(expr test, stmt* body, stmt* orelse)
    If(expr test, stmt* body, stmt* orelse)
    With(withitem* items, stmt* body, string? type_comment)
    AsyncWith(withitem* items, stmt* body, string? type_comment)
    Match(expr subject, match_case* cases)
    Raise(expr? exc, expr? cause)
    Try(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody)
    TryStar(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody)
    Assert(expr test, expr? msg)
    Import(alias* names)
    ImportFrom(identifier? module, alias* names, int? level)
    Global(identifier* names)
    Nonlocal(identifier* names)
    Expr(expr value)
    Pass
    Break
    Continue
expr @
    BoolOp(boolop op, expr* values)
    NamedExpr(expr target, expr value)
    BinOp(expr left, operator op, expr right)
    UnaryOp(unaryop op, expr operand)
    Lambda(arguments args, expr body)
    IfExp(expr test, expr body, expr orelse)
    Dict(expr?* keys, expr* values)
    Set(expr* elts)
    ListComp(expr elt, comprehension* generators)
    SetComp(expr elt, comprehension* generators)
    DictComp(expr key, expr value, comprehension* generators)
    GeneratorExp(expr elt, comprehension* generators)
    Await(expr value)
    Yield(expr? value)
    YieldFrom(expr value)
    Compare(expr left, cmpop* ops, expr* comparators)
    Call(expr func, expr* args, keyword* keywords)
    FormattedValue(expr value, int conversion, expr? format_spec)
    Interpolation(expr value, constant str, int conversion, expr? format_spec)
    JoinedStr(expr* values)
    TemplateStr(expr* values)
    Constant(constant value, string? kind)
    Attribute(expr value, identifier attr, expr_context ctx)
    Subscript(expr value, expr slice, expr_context ctx)
    Starred(expr value, expr_context ctx)
    Name(identifier id, expr_context ctx)
    List(expr* elts, expr_context ctx)
    Tuple(expr* elts, expr_context ctx)
    Slice(expr? lower, expr? upper, expr? step)
expr_context
    Load
    Store
    Del
boolop
    And
    Or
operator
    Add
    Sub
    Mult
    MatMult
    Div
    Mod
    Pow
    LShift
    RShift
    BitOr
    BitXor
    BitAnd
    FloorDiv
unaryop
    Invert
    Not
    UAdd
    USub
cmpop
    Eq
    NotEq
    Lt
    LtE
    Gt
    GtE
    Is
    IsNot
    In
    NotIn
comprehension(expr target, expr iter, expr* ifs, int is_async)
excepthandler @
    ExceptHandler(expr? type, identifier? name, stmt* body)
arguments(arg* posonlyargs, arg* args, arg? vararg, arg* kwonlyargs, expr?* kw_defaults, arg? kwarg, expr* defaults)
arg(identifier arg, expr? annotation, string? type_comment) @
keyword(identifier? arg, expr value) @
alias(identifier name, identifier? asname) @
withitem(expr context_expr, expr? optional_vars)
match_case(pattern pattern, expr? guard, stmt* body)
pattern !
    MatchValue(expr value)
    MatchSingleton(constant value)
    MatchSequence(pattern* patterns)
    MatchMapping(expr* keys, pattern* patterns, identifier? rest)
    MatchClass(expr cls, pattern* patterns, identifier* kwd_attrs, pattern* kwd_patterns)
    MatchStar(identifier? name)
    MatchAs(pattern? pattern, identifier? name)
    MatchOr(pattern* patterns)
type_ignore
    TypeIgnore(int lineno, string tag)
type_param !
    TypeVar(identifier name, expr? bound, expr? default_value)
    ParamSpec(identifier name, expr? default_value)
    TypeVarTuple(identifier name, expr? default_value)
"""

PyCF_ALLOW_TOP_LEVEL_AWAIT = 0x2000
PyCF_ONLY_AST = 0x400
PyCF_TYPE_COMMENTS = 0x1000
PyCF_OPTIMIZED_AST = 0x8400

_absent = object()


def _deprecated(message):
    import warnings

    warnings.warn(message, DeprecationWarning, stacklevel=3)


def _short_text(value, depth):
    if isinstance(value, AST):
        return _node_text(value, depth)
    if type(value) is list or type(value) is tuple:
        shown = [_short_text(item, depth) for item in ((value[0], value[-1]) if len(value) > 2 else value)]
        if len(value) > 2:
            shown.insert(1, "...")
        text = ", ".join(shown)
        if type(value) is list:
            return f"[{text}]"
        return f"({text},)" if len(value) == 1 else f"({text})"
    return repr(value)


def _node_text(node, depth):
    name = type(node).__name__
    if depth <= 0:
        return f"{name}(...)"
    fields = [f"{field}={_short_text(getattr(node, field), depth - 1)}" for field in type(node)._fields]
    return f"{name}({', '.join(fields)})"


class AST:
    __module__ = "ast"
    __doc__ = None
    _fields = ()
    _attributes = ()
    __match_args__ = ()

    def __init__(self, /, *args, **kwargs):
        cls = type(self)
        fields = cls._fields
        count = len(args)
        if count > len(fields):
            plural = "" if len(fields) == 1 else "s"
            raise TypeError(
                f"{cls.__name__} constructor takes at most {len(fields)} positional argument{plural}"
            )
        given = fields[:count]
        for field, value in zip(given, args):
            setattr(self, field, value)
        for name, value in kwargs.items():
            if name in given:
                raise TypeError(f"{cls.__name__} got multiple values for argument {name!r}")
            if name not in fields and name not in cls._attributes:
                _deprecated(
                    f"{_shown_name(cls)}.__init__ got an unexpected keyword argument {name!r}. Support for arbitrary"
                    " keyword arguments is deprecated and will be removed in Python 3.15."
                )
            setattr(self, name, value)
        if count < len(fields):
            types = getattr(cls, "_field_types", None)
            if types is not None:
                for field in fields[count:]:
                    if field not in kwargs:
                        _set_default(self, cls, field, types)

    def __repr__(self):
        return _node_text(self, 3)

    def __reduce__(self):
        own = vars(self)
        blanks = []
        for field in type(self)._fields:
            if field not in own:
                break
            blanks.append(None)
        return (type(self), tuple(blanks), dict(own))

    def __replace__(self, /, **changes):
        """Return a copy of the AST node with new values for the specified fields."""
        cls = type(self)
        known = (*cls._fields, *cls._attributes)
        own = vars(self)
        for name in changes:
            if name not in known and name not in own:
                raise TypeError(f"{cls.__name__}.__replace__ got an unexpected keyword argument {name!r}.")
        types = getattr(cls, "_field_types", {})
        lacking = [
            field
            for field in cls._fields
            if field not in changes and field not in own and not _has_default(types.get(field))
        ]
        if lacking:
            names = ", ".join(repr(field) for field in lacking)
            plural = "" if len(lacking) == 1 else "s"
            raise TypeError(
                f"{cls.__name__}.__replace__ missing {len(lacking)} keyword argument{plural}: {names}."
            )
        fields = {name: value for name, value in {**own, **changes}.items() if name in known}
        return cls(**fields)


def _shown_name(cls):
    # classes of this module that lie in no family are shown with their module
    return "ast.AST" if cls is AST else cls.__name__


def _is_optional(kind):
    return type(kind) is _union


def _has_default(kind):
    return _is_optional(kind) or type(kind) is _alias or kind is expr_context


def _set_default(node, cls, field, types):
    kind = types.get(field, _absent)
    if kind is _absent:
        _deprecated(
            f"Field {field!r} is missing from {cls.__name__}._field_types."
            " This will become an error in Python 3.15."
        )
    elif type(kind) is _alias:
        setattr(node, field, [])
    elif kind is expr_context:
        setattr(node, field, _shared["Load"])
    elif not _is_optional(kind):
        _deprecated(
            f"{cls.__name__}.__init__ missing 1 required positional argument: {field!r}."
            " This will become an error in Python 3.15."
        )


_union = type(int | None)
_alias = type(list[int])
_places = ("lineno", "col_offset", "end_lineno", "end_col_offset")
# the instances of nodes that have neither fields nor a place, and for _parse the fields of each class
_shared = {}
_layouts = {}


def _make_class(name, base, doc, own):
    own.update(__module__="ast", __doc__=doc)
    cls = type(name, (base,), own)
    globals()[name] = cls
    return cls


def _split(text):
    # "Name(kind field, ...) mark" in its parts
    if text.endswith((" @", " !")):
        mark = text[-1]
        head = text[:-2]
    else:
        head, mark = text, ""
    name, _, rest = head.partition("(")
    fields = []
    for part in rest.rstrip(")").split(", ") if rest else ():
        kind, _, field = part.partition(" ")
        fields.append((field, kind))
    return name, head, tuple(fields), mark


def _place_attributes(mark):
    if not mark:
        return {}
    own = {"_attributes": _places}
    if mark == "@":
        own.update(end_lineno=None, end_col_offset=None)
    return own


def _node_class(base, text):
    name, head, fields, mark = _split(text)
    names = tuple(field for field, kind in fields)
    own = {"_fields": names, "__match_args__": names, "_kind": name, **_place_attributes(mark)}
    if base is AST:
        own.setdefault("_attributes", ())
    own.update((field, None) for field, kind in fields if kind.endswith("?"))
    cls = _make_class(name, base, head, own)
    _layouts[name] = tuple(part for field, kind in fields for part in (field, kind.endswith("*")))
    return cls, fields


def _field_type(kind):
    simple = {"identifier": str, "string": str, "int": int, "constant": object}
    plain = kind.rstrip("?*")
    base = simple[plain] if plain in simple else globals()[plain]
    if kind.endswith("*"):
        return list[base]
    return base | None if kind.endswith("?") else base


def _make_all():
    open_fields = []
    family = None
    members = []

    def finish():
        if family is not None:
            name = family.__name__
            gap = " | " if all("(" not in line for line in members) else f"\n{' ' * (len(name) + 1)}| "
            family.__doc__ = f"{name} = {gap.join(members)}"

    for line in _families.splitlines():
        if not line:
            continue
        text = line.strip()
        if line is text or line == text:
            finish()
            family = None
            members = []
            if "(" in text:
                open_fields.append(_node_class(AST, text))
            else:
                name, head, fields, mark = _split(text)
                family = _make_class(name, AST, None, {"_attributes": (), **_place_attributes(mark)})
        else:
            members.append(text)
            cls, fields = _node_class(family, text)
            open_fields.append((cls, fields))
            if not fields and not family._attributes:
                _shared[cls.__name__] = cls()
    finish()
    for cls, fields in open_fields:
        types = {field: _field_type(kind) for field, kind in fields}
        cls._field_types = types
        cls.__annotations__ = types


_make_all()
del _make_all, _families


def _compile(source, filename, mode, flags, optimize, feature_version):
    """What `compile` does with trees: makes one, or turns one into code. Of a source it gives a tuple: the tree, and
    what there is to warn of."""
    if not isinstance(source, AST):
        tree, warnings, text = _parse(source, filename, mode, flags)
        if feature_version >= 0:
            from _ast_passes import check_version

            check_version(tree, feature_version, filename, text)
        return _optimized(tree, flags, optimize), warnings
    wanted = {"exec": "Module", "eval": "Expression", "single": "Interactive", "func_type": "FunctionType"}[mode]
    if not isinstance(source, globals()[wanted]):
        raise TypeError(f"expected {wanted} node, got {type(source).__name__}")
    if flags & PyCF_ONLY_AST:
        return _optimized(source, flags, optimize), ()
    answer = _code(source, filename, mode, optimize, flags & 0x1000000, flags & PyCF_ALLOW_TOP_LEVEL_AWAIT)
    if type(answer) is tuple:
        raise TypeError(f"expected some sort of {answer[0]}, but got {answer[1]!r}")
    return answer, ()


def _optimized(tree, flags, optimize):
    if flags & PyCF_OPTIMIZED_AST != PyCF_OPTIMIZED_AST:
        return tree
    import copy
    import sys
    from _ast_passes import optimized

    return optimized(copy.deepcopy(tree), sys.flags.optimize if optimize < 0 else optimize)
