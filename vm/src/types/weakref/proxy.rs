//! Proxies: every operation is carried out on the target, by script.

use crate::native::{ClassConstant, NativeRow, Role};

/// Methods of proxies.
pub static ROWS: &[NativeRow] = &[
    NativeRow::open("__add__", "($self, value, /)", Role::Wrapper, "Return self+value.").script("proxy_add"),
    NativeRow::open("__radd__", "($self, value, /)", Role::Wrapper, "Return value+self.")
        .script("proxy_radd"),
    NativeRow::open("__iadd__", "($self, value, /)", Role::Wrapper, "Implement self+=value.")
        .script("proxy_iadd"),
    NativeRow::open("__sub__", "($self, value, /)", Role::Wrapper, "Return self-value.").script("proxy_sub"),
    NativeRow::open("__rsub__", "($self, value, /)", Role::Wrapper, "Return value-self.")
        .script("proxy_rsub"),
    NativeRow::open("__isub__", "($self, value, /)", Role::Wrapper, "Return self-=value.")
        .script("proxy_isub"),
    NativeRow::open("__mul__", "($self, value, /)", Role::Wrapper, "Return self*value.").script("proxy_mul"),
    NativeRow::open("__rmul__", "($self, value, /)", Role::Wrapper, "Return value*self.")
        .script("proxy_rmul"),
    NativeRow::open("__imul__", "($self, value, /)", Role::Wrapper, "Implement self*=value.")
        .script("proxy_imul"),
    NativeRow::open("__truediv__", "($self, value, /)", Role::Wrapper, "Return self/value.")
        .script("proxy_truediv"),
    NativeRow::open("__rtruediv__", "($self, value, /)", Role::Wrapper, "Return value/self.")
        .script("proxy_rtruediv"),
    NativeRow::open("__itruediv__", "($self, value, /)", Role::Wrapper, "Return self/=value.")
        .script("proxy_itruediv"),
    NativeRow::open("__floordiv__", "($self, value, /)", Role::Wrapper, "Return self//value.")
        .script("proxy_floordiv"),
    NativeRow::open("__rfloordiv__", "($self, value, /)", Role::Wrapper, "Return value//self.")
        .script("proxy_rfloordiv"),
    NativeRow::open("__ifloordiv__", "($self, value, /)", Role::Wrapper, "Return self//=value.")
        .script("proxy_ifloordiv"),
    NativeRow::open("__mod__", "($self, value, /)", Role::Wrapper, "Return self%value.").script("proxy_mod"),
    NativeRow::open("__rmod__", "($self, value, /)", Role::Wrapper, "Return value%self.")
        .script("proxy_rmod"),
    NativeRow::open("__imod__", "($self, value, /)", Role::Wrapper, "Return self%=value.")
        .script("proxy_imod"),
    NativeRow::open("__divmod__", "($self, value, /)", Role::Wrapper, "Return divmod(self, value).")
        .script("proxy_divmod"),
    NativeRow::open("__rdivmod__", "($self, value, /)", Role::Wrapper, "Return divmod(value, self).")
        .script("proxy_rdivmod"),
    NativeRow::open("__pow__", "($self, value, /)", Role::Wrapper, "Return pow(self, value, mod).")
        .script("proxy_pow"),
    NativeRow::open("__rpow__", "($self, value, /)", Role::Wrapper, "Return pow(value, self, mod).")
        .script("proxy_rpow"),
    NativeRow::open("__ipow__", "($self, value, /)", Role::Wrapper, "Return self**=value.")
        .script("proxy_ipow"),
    NativeRow::open("__lshift__", "($self, value, /)", Role::Wrapper, "Return self<<value.")
        .script("proxy_lshift"),
    NativeRow::open("__rlshift__", "($self, value, /)", Role::Wrapper, "Return value<<self.")
        .script("proxy_rlshift"),
    NativeRow::open("__ilshift__", "($self, value, /)", Role::Wrapper, "Return self<<=value.")
        .script("proxy_ilshift"),
    NativeRow::open("__rshift__", "($self, value, /)", Role::Wrapper, "Return self>>value.")
        .script("proxy_rshift"),
    NativeRow::open("__rrshift__", "($self, value, /)", Role::Wrapper, "Return value>>self.")
        .script("proxy_rrshift"),
    NativeRow::open("__irshift__", "($self, value, /)", Role::Wrapper, "Return self>>=value.")
        .script("proxy_irshift"),
    NativeRow::open("__and__", "($self, value, /)", Role::Wrapper, "Return self&value.").script("proxy_and"),
    NativeRow::open("__rand__", "($self, value, /)", Role::Wrapper, "Return value&self.")
        .script("proxy_rand"),
    NativeRow::open("__iand__", "($self, value, /)", Role::Wrapper, "Return self&=value.")
        .script("proxy_iand"),
    NativeRow::open("__or__", "($self, value, /)", Role::Wrapper, "Return self|value.").script("proxy_or"),
    NativeRow::open("__ror__", "($self, value, /)", Role::Wrapper, "Return value|self.").script("proxy_ror"),
    NativeRow::open("__ior__", "($self, value, /)", Role::Wrapper, "Return self|=value.").script("proxy_ior"),
    NativeRow::open("__xor__", "($self, value, /)", Role::Wrapper, "Return self^value.").script("proxy_xor"),
    NativeRow::open("__rxor__", "($self, value, /)", Role::Wrapper, "Return value^self.")
        .script("proxy_rxor"),
    NativeRow::open("__ixor__", "($self, value, /)", Role::Wrapper, "Return self^=value.")
        .script("proxy_ixor"),
    NativeRow::open("__matmul__", "($self, value, /)", Role::Wrapper, "Return self@value.")
        .script("proxy_matmul"),
    NativeRow::open("__rmatmul__", "($self, value, /)", Role::Wrapper, "Return value@self.")
        .script("proxy_rmatmul"),
    NativeRow::open("__imatmul__", "($self, value, /)", Role::Wrapper, "Return self@=value.")
        .script("proxy_imatmul"),
    NativeRow::open("__lt__", "($self, value, /)", Role::Wrapper, "Return self<value.").script("proxy_lt"),
    NativeRow::open("__le__", "($self, value, /)", Role::Wrapper, "Return self<=value.").script("proxy_le"),
    NativeRow::open("__eq__", "($self, value, /)", Role::Wrapper, "Return self==value.").script("proxy_eq"),
    NativeRow::open("__ne__", "($self, value, /)", Role::Wrapper, "Return self!=value.").script("proxy_ne"),
    NativeRow::open("__gt__", "($self, value, /)", Role::Wrapper, "Return self>value.").script("proxy_gt"),
    NativeRow::open("__ge__", "($self, value, /)", Role::Wrapper, "Return self>=value.").script("proxy_ge"),
    NativeRow::open("__neg__", "($self, /)", Role::Wrapper, "-self").script("proxy_neg"),
    NativeRow::open("__pos__", "($self, /)", Role::Wrapper, "+self").script("proxy_pos"),
    NativeRow::open("__abs__", "($self, /)", Role::Wrapper, "abs(self)").script("proxy_abs"),
    NativeRow::open("__invert__", "($self, /)", Role::Wrapper, "~self").script("proxy_invert"),
    NativeRow::open("__int__", "($self, /)", Role::Wrapper, "int(self)").script("proxy_int"),
    NativeRow::open("__float__", "($self, /)", Role::Wrapper, "float(self)").script("proxy_float"),
    NativeRow::open("__bool__", "($self, /)", Role::Wrapper, "True if self else False").script("proxy_bool"),
    NativeRow::open("__len__", "($self, /)", Role::Wrapper, "Return len(self).").script("proxy_len"),
    NativeRow::open("__iter__", "($self, /)", Role::Wrapper, "Implement iter(self).").script("proxy_iter"),
    NativeRow::open("__str__", "($self, /)", Role::Wrapper, "Return str(self).").script("proxy_str"),
    NativeRow::open("__bytes__", "($self, /)", Role::Wrapper, "").script("proxy_bytes"),
    NativeRow::open("__reversed__", "($self, /)", Role::Wrapper, "").script("proxy_reversed"),
    NativeRow::open(
        "__index__",
        "($self, /)",
        Role::Wrapper,
        "Return self converted to an integer, if self is suitable for use as an index into a list.",
    )
    .script("proxy_index"),
    NativeRow::open("__next__", "($self, /)", Role::Wrapper, "Implement next(self).").script("proxy_next"),
    NativeRow::open("__contains__", "($self, key, /)", Role::Wrapper, "Return bool(key in self).")
        .script("proxy_contains"),
    NativeRow::open("__getitem__", "($self, key, /)", Role::Wrapper, "Return self[key].")
        .script("proxy_getitem"),
    NativeRow::open("__setitem__", "($self, key, value, /)", Role::Wrapper, "Set self[key] to value.")
        .script("proxy_setitem"),
    NativeRow::open("__delitem__", "($self, key, /)", Role::Wrapper, "Delete self[key].")
        .script("proxy_delitem"),
    NativeRow::open("__call__", "($self, /, *args, **kwargs)", Role::Wrapper, "Call self as a function.")
        .script("proxy_call"),
    NativeRow::open("__repr__", "($self, /)", Role::Wrapper, "Return repr(self).").script("proxy_repr"),
    NativeRow::open("__getattr__", "($self, name, /)", Role::Method, "").script("proxy_getattr"),
];

/// A proxy has no hash.
pub static CONSTANTS: &[(&str, ClassConstant)] = &[("__hash__", ClassConstant::None)];
