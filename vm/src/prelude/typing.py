# Type parameters, type aliases and annotations: what the compiler emits for PEP 695, 696 and 649. `typing`
# is imported when the first of them is made. Its classes keep the functions that are called when a bound, a
# constraint, a default or a value is first asked for, under the names set here.


def make_type_variable(name, bound, constraints):
    from typing import TypeVar

    made = TypeVar(name, infer_variance=True)
    if bound is not None:
        made._evaluate_bound = bound
    if constraints is not None:
        made._evaluate_constraints = constraints
    return made


def make_parameter_specification(name):
    from typing import ParamSpec

    return ParamSpec(name, infer_variance=True)


def make_type_variable_tuple(name):
    from typing import TypeVarTuple

    return TypeVarTuple(name)


def set_type_parameter_default(parameter, default):
    parameter._evaluate_default = default
    return parameter


def subscript_generic(parameters):
    from typing import Generic, TypeVarTuple

    # a tuple of types stands unpacked among the others
    arguments = []
    for parameter in parameters:
        if isinstance(parameter, TypeVarTuple):
            arguments.extend(parameter)
        else:
            arguments.append(parameter)
    return Generic[tuple(arguments)]


def make_type_alias(name, parameters, value):
    from typing import TypeAliasType

    made = TypeAliasType(name, None, type_params=() if parameters is None else parameters)
    made._evaluate_value = value
    return made


def check_annotation_format(format):
    if format > 2:
        raise NotImplementedError


def setup_annotations(namespace):
    try:
        namespace["__annotations__"]
        return
    except KeyError:
        pass
    namespace["__annotations__"] = {}


def check_mapping(value):
    if not hasattr(value, "keys"):
        raise TypeError(f"argument after ** must be a mapping, not {type(value).__name__}")
