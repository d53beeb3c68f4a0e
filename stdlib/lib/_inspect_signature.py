"""inspect: how something may be called.

signature() answers a Signature, an ordered mapping of Parameter objects; its bind() does with
arguments what a call would do and answers BoundArguments.  getfullargspec() and getcallargs() are
older ways to ask the same.
"""

import builtins
import enum
import functools
import itertools
import re
import sys
import types

from annotationlib import Format, get_annotations, ForwardRef
from collections import namedtuple, OrderedDict
from keyword import iskeyword
from inspect import (isclass, isfunction, ismethod, ismodule, iscode, unwrap, getattr_static,
                     isbuiltin, ismethoddescriptor, _is_functionlike, CO_VARARGS,
                     CO_VARKEYWORDS)


class BufferFlags(enum.IntFlag):
    SIMPLE = 0x0
    WRITABLE = 0x1
    FORMAT = 0x4
    ND = 0x8
    STRIDES = 0x10 | ND
    C_CONTIGUOUS = 0x20 | STRIDES
    F_CONTIGUOUS = 0x40 | STRIDES
    ANY_CONTIGUOUS = 0x80 | STRIDES
    INDIRECT = 0x100 | STRIDES
    CONTIG = ND | WRITABLE
    CONTIG_RO = ND
    STRIDED = STRIDES | WRITABLE
    STRIDED_RO = STRIDES
    RECORDS = STRIDES | WRITABLE | FORMAT
    RECORDS_RO = STRIDES | FORMAT
    FULL = INDIRECT | WRITABLE | FORMAT
    FULL_RO = INDIRECT | FORMAT
    READ = 0x100
    WRITE = 0x200


class _void:
    """Stands for an argument that was not given."""


class _empty:
    """Stands for a default or an annotation that is not there."""


class _ParameterKind(enum.IntEnum):
    POSITIONAL_ONLY = 'positional-only'
    POSITIONAL_OR_KEYWORD = 'positional or keyword'
    VAR_POSITIONAL = 'variadic positional'
    KEYWORD_ONLY = 'keyword-only'
    VAR_KEYWORD = 'variadic keyword'

    def __new__(cls, description):
        value = len(cls.__members__)
        member = int.__new__(cls, value)
        member._value_ = value
        member.description = description
        return member

    def __str__(self):
        return self.name


_POSITIONAL_ONLY = _ParameterKind.POSITIONAL_ONLY
_POSITIONAL_OR_KEYWORD = _ParameterKind.POSITIONAL_OR_KEYWORD
_VAR_POSITIONAL = _ParameterKind.VAR_POSITIONAL
_KEYWORD_ONLY = _ParameterKind.KEYWORD_ONLY
_VAR_KEYWORD = _ParameterKind.VAR_KEYWORD


def formatannotation(annotation, base_module=None, *, quote_annotation_strings=True):
    if not quote_annotation_strings and isinstance(annotation, str):
        return annotation
    if getattr(annotation, '__module__', None) == 'typing':
        return re.sub(r'[\w\.]+', lambda match: match.group().removeprefix('typing.'),
                      repr(annotation))
    if isinstance(annotation, types.GenericAlias):
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ in ('builtins', base_module):
            return annotation.__qualname__
        return annotation.__module__ + '.' + annotation.__qualname__
    if isinstance(annotation, ForwardRef):
        return annotation.__forward_arg__
    return repr(annotation)


def formatannotationrelativeto(object):
    module = getattr(object, '__module__', None)

    def _formatannotation(annotation):
        return formatannotation(annotation, module)
    return _formatannotation


def formatargvalues(args, varargs, varkw, locals,
                    formatarg=str,
                    formatvarargs=lambda name: '*' + name,
                    formatvarkw=lambda name: '**' + name,
                    formatvalue=lambda value: '=' + repr(value)):
    """Format what getargvalues() returned as "(name=value, ...)".  The last four arguments
    are functions that format names and values."""
    specs = [formatarg(name) + formatvalue(locals[name]) for name in args]
    if varargs:
        specs.append(formatvarargs(varargs) + formatvalue(locals[varargs]))
    if varkw:
        specs.append(formatvarkw(varkw) + formatvalue(locals[varkw]))
    return '(' + ', '.join(specs) + ')'


class Parameter:
    """A parameter of a signature.

    name, default, annotation (Parameter.empty if there is none), kind: one of POSITIONAL_ONLY,
    POSITIONAL_OR_KEYWORD, VAR_POSITIONAL, KEYWORD_ONLY, VAR_KEYWORD.
    """

    __slots__ = ('_name', '_kind', '_default', '_annotation')

    POSITIONAL_ONLY = _POSITIONAL_ONLY
    POSITIONAL_OR_KEYWORD = _POSITIONAL_OR_KEYWORD
    VAR_POSITIONAL = _VAR_POSITIONAL
    KEYWORD_ONLY = _KEYWORD_ONLY
    VAR_KEYWORD = _VAR_KEYWORD

    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        try:
            self._kind = _ParameterKind(kind)
        except ValueError:
            raise ValueError(f'value {kind!r} is not a valid Parameter.kind')
        if default is not _empty and self._kind in (_VAR_POSITIONAL, _VAR_KEYWORD):
            raise ValueError('{} parameters cannot have default values'.format(
                self._kind.description))
        self._default = default
        self._annotation = annotation
        if name is _empty:
            raise ValueError('name is a required attribute for Parameter')
        if not isinstance(name, str):
            raise TypeError('name must be a str, not a {}'.format(type(name).__name__))
        if name[:1] == '.' and name[1:].isdigit():
            # the argument of a comprehension
            if self._kind != _POSITIONAL_OR_KEYWORD:
                raise ValueError('implicit arguments must be passed as '
                                 'positional or keyword arguments, '
                                 'not {}'.format(self._kind.description))
            self._kind = _POSITIONAL_ONLY
            name = 'implicit{}'.format(name[1:])
        # a positional-only one of a compiled function may be called as a keyword is
        if (iskeyword(name) and self._kind is not _POSITIONAL_ONLY) or not name.isidentifier():
            raise ValueError('{!r} is not a valid parameter name'.format(name))
        self._name = name

    def __reduce__(self):
        return (type(self), (self._name, self._kind),
                {'_default': self._default, '_annotation': self._annotation})

    def __setstate__(self, state):
        self._default = state['_default']
        self._annotation = state['_annotation']

    @property
    def name(self):
        return self._name

    @property
    def default(self):
        return self._default

    @property
    def annotation(self):
        return self._annotation

    @property
    def kind(self):
        return self._kind

    def replace(self, *, name=_void, kind=_void, annotation=_void, default=_void):
        """Return a copy with some attributes changed."""
        return type(self)(
            self._name if name is _void else name,
            self._kind if kind is _void else kind,
            default=self._default if default is _void else default,
            annotation=self._annotation if annotation is _void else annotation)

    __replace__ = replace

    def __str__(self):
        return self._format()

    def _format(self, *, quote_annotation_strings=True):
        text = self._name
        if self._annotation is not _empty:
            text = '{}: {}'.format(text, formatannotation(
                self._annotation, quote_annotation_strings=quote_annotation_strings))
        if self._default is not _empty:
            template = '{}={}' if self._annotation is _empty else '{} = {}'
            text = template.format(text, repr(self._default))
        if self._kind == _VAR_POSITIONAL:
            return '*' + text
        if self._kind == _VAR_KEYWORD:
            return '**' + text
        return text

    def __repr__(self):
        return '<{} "{}">'.format(self.__class__.__name__, self)

    def __hash__(self):
        return hash((self._name, self._kind, self._annotation, self._default))

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, Parameter):
            return NotImplemented
        return (self._name == other._name and self._kind == other._kind
                and self._default == other._default
                and self._annotation == other._annotation)


class BoundArguments:
    """What Signature.bind() answers: which argument each parameter gets.

    arguments: a mutable mapping of parameter names to values; without those that were not given
    signature: the Signature
    args, kwargs: to call with
    """

    __slots__ = ('arguments', '_signature', '__weakref__')

    def __init__(self, signature, arguments):
        self.arguments = arguments
        self._signature = signature

    @property
    def signature(self):
        return self._signature

    @property
    def args(self):
        args = []
        for name, param in self._signature.parameters.items():
            if param.kind in (_VAR_KEYWORD, _KEYWORD_ONLY) or name not in self.arguments:
                break       # the rest goes by keyword
            value = self.arguments[name]
            if param.kind == _VAR_POSITIONAL:
                args.extend(value)
            else:
                args.append(value)
        return tuple(args)

    @property
    def kwargs(self):
        kwargs = {}
        by_keyword = False
        for name, param in self._signature.parameters.items():
            if not by_keyword:
                if param.kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
                    by_keyword = True
                elif name not in self.arguments:
                    by_keyword = True
                    continue
            if not by_keyword:
                continue
            try:
                value = self.arguments[name]
            except KeyError:
                continue
            if param.kind == _VAR_KEYWORD:
                kwargs.update(value)
            elif param.kind != _VAR_POSITIONAL:
                kwargs[name] = value
        return kwargs

    def apply_defaults(self):
        """Give parameters that got nothing their defaults, * an empty tuple and ** an empty
        dict."""
        new_arguments = []
        for name, param in self._signature.parameters.items():
            try:
                new_arguments.append((name, self.arguments[name]))
            except KeyError:
                if param.default is not _empty:
                    value = param.default
                elif param.kind is _VAR_POSITIONAL:
                    value = ()
                elif param.kind is _VAR_KEYWORD:
                    value = {}
                else:
                    continue    # of bind_partial()
                new_arguments.append((name, value))
        self.arguments = dict(new_arguments)

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, BoundArguments):
            return NotImplemented
        return self.signature == other.signature and self.arguments == other.arguments

    def __setstate__(self, state):
        self._signature = state['_signature']
        self.arguments = state['arguments']

    def __getstate__(self):
        return {'_signature': self._signature, 'arguments': self.arguments}

    def __repr__(self):
        args = ['{}={!r}'.format(name, value) for name, value in self.arguments.items()]
        return '<{} ({})>'.format(self.__class__.__name__, ', '.join(args))


class Signature:
    """How something may be called: parameters, an ordered mapping of names to Parameter
    objects, and return_annotation (Signature.empty if there is none).

    bind(*args, **kwargs) answers which parameter gets what, or raises TypeError as a call
    would; bind_partial() allows that some are missing.
    """

    __slots__ = ('_return_annotation', '_parameters')

    _parameter_cls = Parameter
    _bound_arguments_cls = BoundArguments
    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty,
                 __validate_parameters__=True):
        """parameters: an iterable of Parameter objects, in order."""
        if parameters is None:
            params = OrderedDict()
        elif __validate_parameters__:
            params = self._checked(parameters)
        else:
            params = OrderedDict((param.name, param) for param in parameters)
        self._parameters = types.MappingProxyType(params)
        self._return_annotation = return_annotation

    @staticmethod
    def _checked(parameters):
        params = OrderedDict()
        highest = _POSITIONAL_ONLY
        seen_default = False
        seen_variadic = set()
        for param in parameters:
            kind, name = param.kind, param.name
            if kind in (_VAR_POSITIONAL, _VAR_KEYWORD):
                if kind in seen_variadic:
                    raise ValueError(f'more than one {kind.description} parameter')
                seen_variadic.add(kind)
            if kind < highest:
                raise ValueError('wrong parameter order: {} parameter before {} '
                                 'parameter'.format(highest.description, kind.description))
            highest = kind
            if kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
                if param.default is _empty:
                    if seen_default:
                        raise ValueError('non-default argument follows default argument')
                else:
                    seen_default = True
            if name in params:
                raise ValueError('duplicate parameter name: {!r}'.format(name))
            params[name] = param
        return params

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True, globals=None, locals=None,
                      eval_str=False, annotation_format=Format.VALUE):
        """Make one for something that can be called."""
        return _signature_from_callable(
            obj, sigcls=cls, follow_wrapper_chains=follow_wrapped, globals=globals,
            locals=locals, eval_str=eval_str, annotation_format=annotation_format)

    @property
    def parameters(self):
        return self._parameters

    @property
    def return_annotation(self):
        return self._return_annotation

    def replace(self, *, parameters=_void, return_annotation=_void):
        """Return a copy with the parameters or the return annotation changed."""
        if parameters is _void:
            parameters = self.parameters.values()
        if return_annotation is _void:
            return_annotation = self._return_annotation
        return type(self)(parameters, return_annotation=return_annotation)

    __replace__ = replace

    def _hash_basis(self):
        # the order of keyword-only ones does not count
        params = tuple(param for param in self.parameters.values()
                       if param.kind != _KEYWORD_ONLY)
        kwo_params = {param.name: param for param in self.parameters.values()
                      if param.kind == _KEYWORD_ONLY}
        return params, kwo_params, self.return_annotation

    def __hash__(self):
        params, kwo_params, return_annotation = self._hash_basis()
        return hash((params, frozenset(kwo_params.values()), return_annotation))

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, Signature):
            return NotImplemented
        return self._hash_basis() == other._hash_basis()

    def _bind(self, args, kwargs, *, partial=False):
        arguments = {}
        parameters = iter(self.parameters.values())
        pending = ()            # the parameter at which positional arguments ended
        values = iter(args)
        misused = []            # positional-only ones with defaults, named by keyword
        while True:
            value = next(values, _void)
            param = next(parameters, None)
            if value is _void:
                if param is None or param.kind == _VAR_POSITIONAL:
                    break
                if param.name in kwargs:
                    if param.kind == _POSITIONAL_ONLY:
                        if param.default is _empty and not partial:
                            raise TypeError('missing a required positional-only '
                                            f'argument: {param.name!r}') from None
                        # it may still be for **kwargs
                        misused.append(param)
                        continue
                    pending = (param,)
                    break
                if param.kind == _VAR_KEYWORD or param.default is not _empty or partial:
                    pending = (param,)
                    break
                if param.kind == _KEYWORD_ONLY:
                    kind = ' keyword-only'
                elif param.kind == _POSITIONAL_ONLY:
                    kind = ' positional-only'
                else:
                    kind = ''
                raise TypeError(f'missing a required{kind} argument: '
                                f'{param.name!r}') from None
            if param is None or param.kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
                raise TypeError('too many positional arguments') from None
            if param.kind == _VAR_POSITIONAL:
                arguments[param.name] = (value, *values)
                break
            if param.name in kwargs and param.kind != _POSITIONAL_ONLY:
                raise TypeError('multiple values for argument '
                                '{arg!r}'.format(arg=param.name)) from None
            arguments[param.name] = value
        kwargs_param = None
        for param in itertools.chain(pending, parameters):
            if param.kind == _VAR_KEYWORD:
                kwargs_param = param
                continue
            if param.kind == _VAR_POSITIONAL:
                continue
            name = param.name
            if param.kind == _POSITIONAL_ONLY:
                if name in kwargs:
                    misused.append(param)
                elif not partial and param.default is _empty:
                    raise TypeError('missing a required positional-only argument: '
                                    f'{name!r}')
                continue
            try:
                value = kwargs.pop(name)
            except KeyError:
                if not partial and param.default is _empty:
                    raise TypeError(f'missing a required argument: {name!r}') from None
            else:
                arguments[name] = value
        if kwargs:
            if kwargs_param is not None:
                arguments[kwargs_param.name] = kwargs
            elif misused:
                raise TypeError('got some positional-only arguments passed as '
                                'keyword arguments: {arg!r}'.format(
                                    arg=', '.join(param.name for param in misused)))
            else:
                raise TypeError('got an unexpected keyword argument {arg!r}'.format(
                    arg=next(iter(kwargs))))
        return self._bound_arguments_cls(self, arguments)

    def bind(self, /, *args, **kwargs):
        """Return BoundArguments for a call with these arguments; TypeError if it would be
        wrong."""
        return self._bind(args, kwargs)

    def bind_partial(self, /, *args, **kwargs):
        """Likewise; arguments may be missing."""
        return self._bind(args, kwargs, partial=True)

    def __reduce__(self):
        return (type(self), (tuple(self._parameters.values()),),
                {'_return_annotation': self._return_annotation})

    def __setstate__(self, state):
        self._return_annotation = state['_return_annotation']

    def __repr__(self):
        return '<{} {}>'.format(self.__class__.__name__, self)

    def __str__(self):
        return self.format()

    def format(self, *, max_width=None, quote_annotation_strings=True):
        """Return it as text.  If that is longer than max_width, every parameter has a line.
        Unless quote_annotation_strings, annotations that are strings show without quotes."""
        result = []
        slash_pending = False
        star_pending = True
        for param in self.parameters.values():
            text = param._format(quote_annotation_strings=quote_annotation_strings)
            kind = param.kind
            if kind == _POSITIONAL_ONLY:
                slash_pending = True
            elif slash_pending:
                result.append('/')
                slash_pending = False
            if kind == _VAR_POSITIONAL:
                star_pending = False
            elif kind == _KEYWORD_ONLY and star_pending:
                result.append('*')
                star_pending = False
            result.append(text)
        if slash_pending:
            result.append('/')
        rendered = '({})'.format(', '.join(result))
        if max_width is not None and len(rendered) > max_width:
            rendered = '(\n    {}\n)'.format(',\n    '.join(result))
        if self.return_annotation is not _empty:
            rendered += ' -> {}'.format(formatannotation(
                self.return_annotation, quote_annotation_strings=quote_annotation_strings))
        return rendered


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False,
              annotation_format=Format.VALUE):
    """Return the Signature of something that can be called; ValueError if it cannot be told,
    TypeError if it cannot be called."""
    return Signature.from_callable(obj, follow_wrapped=follow_wrapped, globals=globals,
                                   locals=locals, eval_str=eval_str,
                                   annotation_format=annotation_format)


# -- how a signature is found ----------------------------------------------------------------

_NonUserDefinedCallables = (types.WrapperDescriptorType, types.MethodWrapperType,
                            types.ClassMethodDescriptorType, types.BuiltinFunctionType)


def _descriptor_get(descriptor, obj):
    if isclass(descriptor):
        return descriptor
    get = getattr(type(descriptor), '__get__', _void)
    if get is _void:
        return descriptor
    return get(descriptor, obj, type(obj))


def _signature_get_user_defined_method(cls, method_name, *, follow_wrapper_chains=True):
    """The method of a class, bound to it, if it was written in the language; else None."""
    if method_name == '__new__':
        method = getattr(cls, method_name, None)
    else:
        method = getattr_static(cls, method_name, None)
    if method is None:
        return None
    # what only wraps a compiled one does not count, like what @deprecated makes
    wrapped = unwrap(method, stop=_has_signature) if follow_wrapper_chains else method
    if isinstance(method, _NonUserDefinedCallables) or isinstance(wrapped,
                                                                  _NonUserDefinedCallables):
        return None
    if method_name != '__new__':
        method = _descriptor_get(method, cls)
    return method


def _has_signature(f):
    return hasattr(f, "__signature__")


def _signature_bound_method(sig):
    """The signature without its first positional parameter."""
    params = tuple(sig.parameters.values())
    if not params or params[0].kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
        raise ValueError('invalid method signature')
    if params[0].kind in (_POSITIONAL_OR_KEYWORD, _POSITIONAL_ONLY):
        params = params[1:]
    return sig.replace(parameters=params)


def _signature_get_partial(wrapped_sig, partial, extra_args=()):
    """The signature that remains when a functools.partial has bound some parameters."""
    placeholder = getattr(functools, 'Placeholder', _void)
    old_params = wrapped_sig.parameters
    new_params = OrderedDict(old_params.items())
    partial_args = partial.args or ()
    partial_keywords = partial.keywords or {}
    if extra_args:
        partial_args = extra_args + partial_args
    try:
        bound = wrapped_sig.bind_partial(*partial_args, **partial_keywords)
    except TypeError as error:
        raise ValueError('partial object {!r} has incorrect arguments'.format(
            partial)) from error
    by_keyword = False      # after the first that is bound by keyword
    for name, param in old_params.items():
        if name in bound.arguments:
            value = bound.arguments[name]
            if param.kind is _POSITIONAL_ONLY:
                if value is placeholder:
                    new_params[name] = param.replace(default=_empty)
                else:
                    new_params.pop(name)
                continue
            if param.kind is _POSITIONAL_OR_KEYWORD:
                if name in partial_keywords:
                    by_keyword = True
                    new_params[name] = param.replace(default=value)
                elif value is placeholder:
                    new_params[name] = param.replace(kind=_POSITIONAL_ONLY, default=_empty)
                else:
                    new_params.pop(name)
                    continue
            elif param.kind is _KEYWORD_ONLY:
                new_params[name] = param.replace(default=value)
        if by_keyword:
            if param.kind is _POSITIONAL_OR_KEYWORD:
                new_params[name] = new_params[name].replace(kind=_KEYWORD_ONLY)
                new_params.move_to_end(name)
            elif param.kind in (_KEYWORD_ONLY, _VAR_KEYWORD):
                new_params.move_to_end(name)
            elif param.kind is _VAR_POSITIONAL:
                new_params.pop(name)
    return wrapped_sig.replace(parameters=new_params.values())


def _signature_is_builtin(obj):
    return (isbuiltin(obj) or ismethoddescriptor(obj)
            or isinstance(obj, _NonUserDefinedCallables)
            or obj is type or obj is object)


def _signature_is_functionlike(obj):
    return _is_functionlike(obj)


def _tight(match):
    string, mark = match.groups()
    return string or {',': ', ', None: ' '}.get(mark, mark)


def _signature_strip_non_python_syntax(signature):
    """Take the $ from a text signature; answer the rest and the place of the parameter that
    had it, or None."""
    if not signature:
        return signature, None
    # white space stands only behind commas, but strings stay as they are
    signature = re.sub(r"""('[^']*'|"[^"]*")|\s*([=,(){}\[\]])\s*|\s+""", _tight, signature.strip())
    before, dollar, after = signature.partition('$')
    if not dollar:
        return signature, None
    return before + after, before.count(',')


class _Names(dict):
    """The names that defaults in a text signature may use."""

    def __init__(self, obj):
        module = None
        if isinstance(obj, types.ModuleType):
            module = obj
        else:
            name = getattr(obj, '__module__', None)
            if not name and isinstance(getattr(obj, '__self__', None), types.ModuleType):
                name = obj.__self__.__name__
            if not name:
                objclass = getattr(obj, '__objclass__', None)
                name = getattr(objclass, '__module__', None)
            module = sys.modules.get(name) if name else None
        super().__init__(vars(sys.modules['builtins']))
        self.update(sys.modules)
        if module is not None:
            self.update(vars(module))
        self['__builtins__'] = builtins


def _signature_fromstr(cls, obj, s, skip_bound_arg=True):
    """Make a Signature of a text like "($self, x, /, *, y=1)"."""
    clean, self_parameter = _signature_strip_non_python_syntax(s)
    names = _Names(obj)
    try:
        code = compile("def foo" + clean + ": pass", '<signature>', 'exec')
    except SyntaxError:
        raise ValueError("{!r} builtin has invalid signature".format(obj)) from None
    try:
        exec(code, names)
    except Exception:
        raise ValueError("{!r} builtin has invalid signature".format(obj)) from None
    function = names['foo']
    for default in (*(function.__defaults__ or ()), *(function.__kwdefaults__ or {}).values()):
        # only what can be written down is a default
        if not isinstance(default, (str, int, float, complex, bytes, type(None), tuple,
                                    dict, list)):
            raise ValueError("{!r} builtin has invalid signature".format(obj))
    sig = _signature_from_function(cls, function)
    parameters = list(sig.parameters.values())
    if self_parameter is not None and parameters:
        bound_to = getattr(obj, '__self__', None)
        if bound_to is not None and (ismodule(bound_to) or skip_bound_arg):
            parameters.pop(0)
        else:
            parameters[0] = parameters[0].replace(kind=_POSITIONAL_ONLY)
    return cls(parameters, return_annotation=sig.return_annotation)


def _signature_from_builtin(cls, func, skip_bound_arg=True):
    if not _signature_is_builtin(func):
        raise TypeError("{!r} is not a Python builtin function".format(func))
    text = getattr(func, "__text_signature__", None)
    if not text:
        raise ValueError("no signature found for builtin {!r}".format(func))
    return _signature_fromstr(cls, func, text, skip_bound_arg)


def _signature_from_function(cls, func, skip_bound_arg=True, globals=None, locals=None,
                             eval_str=False, *, annotation_format=Format.VALUE):
    is_duck_function = False
    if not isfunction(func):
        if not _signature_is_functionlike(func):
            raise TypeError('{!r} is not a Python function'.format(func))
        is_duck_function = True
    text = getattr(func, "__text_signature__", None)
    if text:
        return _signature_fromstr(cls, func, text, skip_bound_arg)
    make = cls._parameter_cls
    code = func.__code__
    names = code.co_varnames
    positional_count = code.co_argcount
    posonly_left = code.co_posonlyargcount
    keyword_count = code.co_kwonlyargcount
    annotations = get_annotations(func, globals=globals, locals=locals, eval_str=eval_str,
                                  format=annotation_format)
    defaults = func.__defaults__ or ()
    kwdefaults = func.__kwdefaults__ or {}
    parameters = []
    without_default = positional_count - len(defaults)
    for index, name in enumerate(names[:positional_count]):
        kind = _POSITIONAL_ONLY if posonly_left else _POSITIONAL_OR_KEYWORD
        default = _empty if index < without_default else defaults[index - without_default]
        parameters.append(make(name, annotation=annotations.get(name, _empty), kind=kind,
                               default=default))
        if posonly_left:
            posonly_left -= 1
    index = positional_count + keyword_count
    if code.co_flags & CO_VARARGS:
        name = names[index]
        index += 1
        parameters.append(make(name, annotation=annotations.get(name, _empty),
                               kind=_VAR_POSITIONAL))
    for name in names[positional_count:positional_count + keyword_count]:
        parameters.append(make(name, annotation=annotations.get(name, _empty),
                               kind=_KEYWORD_ONLY, default=kwdefaults.get(name, _empty)))
    if code.co_flags & CO_VARKEYWORDS:
        name = names[index]
        parameters.append(make(name, annotation=annotations.get(name, _empty),
                               kind=_VAR_KEYWORD))
    # what only looks like a function may be inconsistent
    return cls(parameters, return_annotation=annotations.get('return', _empty),
               __validate_parameters__=is_duck_function)


def _signature_from_callable(obj, *, follow_wrapper_chains=True, skip_bound_arg=True,
                             globals=None, locals=None, eval_str=False, sigcls,
                             annotation_format=Format.VALUE):
    def signature_of(other):
        return _signature_from_callable(
            other, follow_wrapper_chains=follow_wrapper_chains,
            skip_bound_arg=skip_bound_arg, globals=globals, locals=locals, sigcls=sigcls,
            eval_str=eval_str, annotation_format=annotation_format)

    if not callable(obj):
        raise TypeError('{!r} is not a callable object'.format(obj))
    if isinstance(obj, types.MethodType):
        sig = signature_of(obj.__func__)
        return _signature_bound_method(sig) if skip_bound_arg else sig
    if follow_wrapper_chains:
        obj = unwrap(obj, stop=(lambda f: hasattr(f, "__signature__")
                                or isinstance(f, types.MethodType)))
        if isinstance(obj, types.MethodType):
            return signature_of(obj)
    try:
        sig = obj.__signature__
    except AttributeError:
        pass
    else:
        if sig is not None:
            if not isinstance(sig, Signature):
                # a function that returns one, or its text
                if callable(sig):
                    sig = sig()
                if isinstance(sig, str):
                    return _signature_fromstr(sigcls, obj, sig)
            if not isinstance(sig, Signature):
                raise TypeError('unexpected object {!r} in __signature__ '
                                'attribute'.format(sig))
            return sig
    try:
        partialmethod = obj.__partialmethod__
    except AttributeError:
        pass
    else:
        if isinstance(partialmethod, functools.partialmethod):
            # its first parameter stands before those that are bound
            wrapped_sig = signature_of(partialmethod.func)
            sig = _signature_get_partial(wrapped_sig, partialmethod, (None,))
            first = tuple(wrapped_sig.parameters.values())[0]
            if first.kind is _VAR_POSITIONAL:
                return sig
            rest = tuple(sig.parameters.values())
            if rest and rest[0].kind is _POSITIONAL_ONLY:
                first = first.replace(kind=_POSITIONAL_ONLY)
            return sig.replace(parameters=(first,) + rest)
    if isinstance(obj, functools.partial):
        return _signature_get_partial(signature_of(obj.func), obj)
    if isfunction(obj) or _signature_is_functionlike(obj):
        return _signature_from_function(
            sigcls, obj, skip_bound_arg=skip_bound_arg, globals=globals, locals=locals,
            eval_str=eval_str, annotation_format=annotation_format)
    if _signature_is_builtin(obj):
        return _signature_from_builtin(sigcls, obj, skip_bound_arg=skip_bound_arg)
    if isinstance(obj, type):
        return _signature_from_class(obj, sigcls, signature_of, follow_wrapper_chains,
                                     skip_bound_arg)
    call = getattr_static(type(obj), '__call__', None)
    if call is not None:
        text = getattr(obj, '__text_signature__', None)
        if text:
            return _signature_fromstr(sigcls, obj, text)
        return signature_of(_descriptor_get(call, obj))
    raise ValueError('callable {!r} is not supported by signature'.format(obj))


def _signature_from_class(obj, sigcls, signature_of, follow_wrapper_chains, skip_bound_arg):
    def user_defined(cls, name):
        return _signature_get_user_defined_method(
            cls, name, follow_wrapper_chains=follow_wrapper_chains)

    # the metaclass decides first
    call = user_defined(type(obj), '__call__')
    if call is not None:
        return signature_of(call)
    new = user_defined(obj, '__new__')
    init = user_defined(obj, '__init__')
    for base in obj.__mro__:
        if new is not None and '__new__' in base.__dict__:
            sig = signature_of(new)
            return _signature_bound_method(sig) if skip_bound_arg else sig
        if init is not None and '__init__' in base.__dict__:
            return signature_of(init)
    for base in obj.__mro__[:-1]:
        try:
            text = base.__text_signature__
        except AttributeError:
            continue
        if text:
            return _signature_fromstr(sigcls, base, text)
    if type not in obj.__mro__:
        if obj.__init__ is object.__init__ and obj.__new__ is object.__new__:
            return sigcls.from_callable(object)
        raise ValueError('no signature found for builtin type {!r}'.format(obj))
    raise ValueError('callable {!r} is not supported by signature'.format(obj))


# -- the older ways ------------------------------------------------------------------------------

FullArgSpec = namedtuple('FullArgSpec', 'args, varargs, varkw, defaults, '
                                        'kwonlyargs, kwonlydefaults, annotations')


def getfullargspec(func):
    """Return FullArgSpec(args, varargs, varkw, defaults, kwonlyargs, kwonlydefaults,
    annotations) of something that can be called; bound first arguments are among args."""
    try:
        sig = _signature_from_callable(func, follow_wrapper_chains=False,
                                       skip_bound_arg=False, sigcls=Signature, eval_str=False)
    except Exception as error:
        raise TypeError('unsupported callable') from error
    args, posonlyargs, kwonlyargs = [], [], []
    varargs = varkw = None
    defaults, annotations, kwdefaults = (), {}, {}
    if sig.return_annotation is not sig.empty:
        annotations['return'] = sig.return_annotation
    for param in sig.parameters.values():
        kind, name = param.kind, param.name
        if kind is _POSITIONAL_ONLY:
            posonlyargs.append(name)
            if param.default is not param.empty:
                defaults += (param.default,)
        elif kind is _POSITIONAL_OR_KEYWORD:
            args.append(name)
            if param.default is not param.empty:
                defaults += (param.default,)
        elif kind is _VAR_POSITIONAL:
            varargs = name
        elif kind is _KEYWORD_ONLY:
            kwonlyargs.append(name)
            if param.default is not param.empty:
                kwdefaults[name] = param.default
        elif kind is _VAR_KEYWORD:
            varkw = name
        if param.annotation is not param.empty:
            annotations[name] = param.annotation
    return FullArgSpec(posonlyargs + args, varargs, varkw, defaults or None, kwonlyargs,
                       kwdefaults or None, annotations)


def _missing_arguments(f_name, argnames, pos, values):
    names = [repr(name) for name in argnames if name not in values]
    missing = len(names)
    if missing == 1:
        text = names[0]
    elif missing == 2:
        text = "{} and {}".format(*names)
    else:
        text = ", ".join(names[:-2]) + ", {} and {}".format(*names[-2:])
    raise TypeError("%s() missing %i required %s argument%s: %s" % (
        f_name, missing, "positional" if pos else "keyword-only",
        "" if missing == 1 else "s", text))


def _too_many(f_name, args, kwonly, varargs, defcount, given, values):
    atleast = len(args) - defcount
    kwonly_given = len([arg for arg in kwonly if arg in values])
    if varargs:
        plural = atleast != 1
        sig = "at least %d" % (atleast,)
    elif defcount:
        plural = True
        sig = "from %d to %d" % (atleast, len(args))
    else:
        plural = len(args) != 1
        sig = str(len(args))
    kwonly_sig = ""
    if kwonly_given:
        kwonly_sig = " positional argument%s (and %d keyword-only argument%s)" % (
            "s" if given != 1 else "", kwonly_given, "s" if kwonly_given != 1 else "")
    raise TypeError("%s() takes %s positional argument%s but %d%s %s given" % (
        f_name, sig, "s" if plural else "", given, kwonly_sig,
        "was" if given == 1 and not kwonly_given else "were"))


def getcallargs(func, /, *positional, **named):
    """Return a dict of the names of all parameters and what each would get in a call with
    these arguments; TypeError as the call would raise it."""
    args, varargs, varkw, defaults, kwonlyargs, kwonlydefaults, _ = getfullargspec(func)
    f_name = func.__name__
    arg2value = {}
    if ismethod(func) and func.__self__ is not None:
        positional = (func.__self__,) + positional
    num_pos = len(positional)
    num_args = len(args)
    num_defaults = len(defaults) if defaults else 0
    n = min(num_pos, num_args)
    for i in range(n):
        arg2value[args[i]] = positional[i]
    if varargs:
        arg2value[varargs] = tuple(positional[n:])
    possible_kwargs = set(args + kwonlyargs)
    if varkw:
        arg2value[varkw] = {}
    for kw, value in named.items():
        if kw not in possible_kwargs:
            if not varkw:
                raise TypeError("%s() got an unexpected keyword argument %r" % (f_name, kw))
            arg2value[varkw][kw] = value
            continue
        if kw in arg2value:
            raise TypeError("%s() got multiple values for argument %r" % (f_name, kw))
        arg2value[kw] = value
    if num_pos > num_args and not varargs:
        _too_many(f_name, args, kwonlyargs, varargs, num_defaults, num_pos, arg2value)
    if num_pos < num_args:
        required = args[:num_args - num_defaults]
        for arg in required:
            if arg not in arg2value:
                _missing_arguments(f_name, required, True, arg2value)
        for i, arg in enumerate(args[num_args - num_defaults:]):
            if arg not in arg2value:
                arg2value[arg] = defaults[i]
    missing = 0
    for kwarg in kwonlyargs:
        if kwarg not in arg2value:
            if kwonlydefaults and kwarg in kwonlydefaults:
                arg2value[kwarg] = kwonlydefaults[kwarg]
            else:
                missing += 1
    if missing:
        _missing_arguments(f_name, kwonlyargs, False, arg2value)
    return arg2value


# all of it is known as part of inspect
for _value in list(globals().values()):
    if getattr(_value, '__module__', None) == __name__:
        _value.__module__ = 'inspect'
