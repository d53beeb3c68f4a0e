//! Names that the VM itself uses, interned once.

use crate::error::Answer;
use crate::value::Value;
use crate::vm::Cx;

macro_rules! names {
    ($($name:ident)+) => {
        /// Interned strs, each under its own text.
        #[derive(Default)]
        #[allow(missing_docs)] // each is the str of the same text
        pub struct Names { $(pub $name: Value,)+ }

        impl Names {
            const TEXTS: &'static [&'static str] = &[$(stringify!($name),)+];

            /// Interns them all: in a loop, since as many calls in a row, each with its own way out, are 800 KiB of code.
            pub fn create(cx: &mut Cx) -> Answer<Names> {
                let mut values = [const { Value::UNSET }; Names::TEXTS.len()];
                for (value, text) in values.iter_mut().zip(Names::TEXTS) {
                    *value = cx.intern(text)?;
                }
                let [$($name,)+] = values;
                Ok(Names { $($name,)+ })
            }

            /// All of them, for the audit.
            pub fn all(&self) -> Vec<&Value> { vec![$(&self.$name,)+] }
        }
    };
}

names! {
    __abs__ __add__ __aenter__ __aexit__ __aiter__ __all__ __and__ __anext__ __annotate__
    __annotate_func__ __annotations__ __annotations_cache__ __await__ __bases__ __bool__ __build_class__
    __builtins__ __bytes__ __call__ __cause__ __ceil__ __class__ __class_getitem__ __classcell__
    __classdictcell__ __code__ __complex__ __contains__ __context__ __debug__ __del__ __delattr__
    __delete__ __delitem__ __dict__ __dir__ __divmod__ __doc__ __enter__ __eq__ __exit__ __file__
    __firstlineno__ __float__ __floor__ __floordiv__ __format__ __future__ __ge__ __get__ __getattr__
    __getattribute__ __getitem__ __globals__ __gt__ __hash__ __iadd__ __iand__ __ifloordiv__ __ilshift__
    __imatmul__ __imod__ __import__ __imul__ __index__ __init__ __init_subclass__ __instancecheck__
    __int__ __invert__ __ior__ __ipow__ __irshift__ __isub__ __iter__ __itruediv__ __ixor__ __le__ __len__
    __length_hint__ __loader__ __lshift__ __lt__ __main__ __match_args__ __matmul__ __missing__ __mod__
    __module__ __mro_entries__ __mul__ __name__ __ne__ __neg__ __new__ __next__ __notes__ __or__
    __orig_bases__ __package__ __path__ __pos__ __pow__ __prepare__ __qualname__ __radd__ __rand__
    __rdivmod__ __reduce__ __reduce_ex__ __repr__ __reversed__ __rfloordiv__ __rlshift__ __rmatmul__
    __rmod__ __rmul__ __ror__ __round__ __rpow__ __rrshift__ __rshift__ __rsub__ __rtruediv__ __rxor__
    __self__ __set__ __set_name__ __setattr__ __setitem__ __slots__ __spec__ __static_attributes__ __str__
    __sub__ __subclasscheck__ __subclasses__ __subclasshook__ __suppress_context__ __traceback__
    __truediv__ __trunc__ __type_params__ __weakref__ __wrapped__ __xor__ __abstractmethods__ __objclass__
    __text_signature__ __func__ __defaults__ __kwdefaults__ __closure__ __getnewargs__ __getstate__
    __setstate__ __origin__ __args__ __parameters__ __unpacked__ __bound__ __conditional_annotations__ add
    append args builtins clear close decode displayhook encode end errors excepthook extend file flush get
    indent items key keys metaclass mro msg name obj run path pop send sep setdefault stderr stdin stdout
    throw update value values write code filename lineno offset text print_file_and_line end_lineno
    end_offset mode buffering encoding newline closefd opener start stop step real imag reverse default
    strict __signature__ __static__ sys last_exc
}
