//! Rust closures as script functions. Arguments are converted before the closure is called; a wrong one is a
//! TypeError that names it. A panic in the closure ends in RuntimeError, not in the host's stack.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::rc::Rc;

use super::{FromValue, IntoValue, Mismatch};
use crate::error::{Answer, Raised};
use crate::heap::Kind;
use crate::native::{GetSetRow, NativeRow, TypeRow};
use crate::types::opaque::Object;
use crate::value::Value;
use crate::vm::Cx;

/// A closure that scripts can call. `A` is the tuple of its parameters' types.
pub trait HostFunction<A> {
    /// Calls it with the script's arguments.
    fn call(&self, cx: &mut Cx, name: &str, arguments: &[Value]) -> Answer;
}

macro_rules! functions {
    ($count:literal: $($name:ident)*) => {
        impl<Function, Result_, $($name),*> HostFunction<($($name,)*)> for Function
        where
            Function: Fn($($name),*) -> Result_,
            Result_: IntoValue,
            $($name: FromValue,)*
        {
            #[allow(unused_variables, unused_mut, unused_assignments, non_snake_case)] // for no parameters
            fn call(&self, cx: &mut Cx, name: &str, arguments: &[Value]) -> Answer {
                if arguments.len() != $count {
                    return Err(wrong_count(cx, name, $count, arguments.len()));
                }
                let mut place = 0;
                $(
                    let $name = match $name::from_value(cx, arguments.get(place).unwrap_or(&Value::NONE)) {
                        Ok(argument) => argument,
                        Err(mismatch) => return Err(wrong_argument(cx, name, place, &mismatch)),
                    };
                    place += 1;
                )*
                match catch_unwind(AssertUnwindSafe(|| self($($name),*))) {
                    Ok(result) => result.into_value(cx),
                    Err(_) => Err(cx.runtime_error(&format!("{name}() of the host has panicked"))),
                }
            }
        }
    };
}

functions!(0:);
functions!(1: A);
functions!(2: A B);
functions!(3: A B C);
functions!(4: A B C D);
functions!(5: A B C D E);
functions!(6: A B C D E F);

fn wrong_count(cx: &mut Cx, name: &str, wanted: usize, got: usize) -> Raised {
    let arguments = if wanted == 1 { "argument" } else { "arguments" };
    let count = if wanted == 0 { "no".to_owned() } else { format!("exactly {wanted}") };
    cx.type_error(&format!("{name}() takes {count} {arguments} ({got} given)"))
}

fn wrong_argument(cx: &mut Cx, name: &str, place: usize, mismatch: &Mismatch) -> Raised {
    cx.type_error(&format!(
        "{name}() argument {} must be {}, not {}",
        place + 1,
        mismatch.wanted,
        mismatch.got
    ))
}

/// What the VM keeps of a closure.
struct Closure {
    name: String,
    function: Rc<dyn Fn(&mut Cx, &str, &[Value]) -> Answer>,
}

impl Object for Closure {
    fn trace(&self, _visit: &mut dyn FnMut(&Value)) {}
}

static ROW: TypeRow = TypeRow {
    name: "host_function",
    kind: Kind::Opaque,
    doc: "A function of the program that runs this script.",
    methods: &[
        NativeRow::special("__call__", "($self, /, *args)", call, "Call the host's function."),
        NativeRow::special("__repr__", "($self, /)", repr, "Return repr(self)."),
    ],
    properties: &[GetSetRow { name: "__name__", get: name, set: None, doc: "The function's name." }],
    ..TypeRow::DEFAULT
};

fn call(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let [own, given, ..] = arguments else {
        return Err(cx.system_error("a host function without arguments"));
    };
    let Some(closure) = own.opaque::<Closure>(cx) else { return Err(cx.type_error("not a host function")) };
    let (function, name) = (closure.function.clone(), closure.name.clone());
    let given = cx.tuple_items(given).to_vec();
    function(cx, &name, &given)
}

fn repr(cx: &mut Cx, arguments: &[Value]) -> Answer {
    let own = arguments.first().and_then(|own| own.opaque::<Closure>(cx));
    let text =
        own.map_or("<host function>".to_owned(), |closure| format!("<host function {}>", closure.name));
    cx.str(&text)
}

fn name(cx: &mut Cx, own: &Value) -> Answer {
    let text = own.opaque::<Closure>(cx).map(|closure| closure.name.clone()).unwrap_or_default();
    cx.str(&text)
}

/// The script object for a closure.
pub(super) fn wrap<A>(cx: &mut Cx, name: &str, function: impl HostFunction<A> + 'static) -> Answer {
    let class = cx.builtin_class(&ROW)?;
    let function: Rc<dyn Fn(&mut Cx, &str, &[Value]) -> Answer> =
        Rc::new(move |cx, name, arguments| function.call(cx, name, arguments));
    cx.opaque(&class, Closure { name: name.to_owned(), function })
}
