//! Instances of builtin classes that `__new__` alone makes, by a native that needs no frame, and exceptions: what is to
//! be called for a class is kept by the class's version, so that `zip(a, b)` need not ask for `__new__` and `__init__`
//! each time.

use smallvec::SmallVec;

use super::window::drop_window;
use crate::bytecode::FRAME_WORDS;
use crate::error::{Answer, Raised};
use crate::interp::invoke::Invoked;
use crate::native::{Bound, Leaf, Native, Role, Signature};
use crate::object::{Class, ClassFlags};
use crate::value::{Bits, Value, lend};
use crate::vm::{Cx, Vm};

/// Classes that are kept; a power of two.
const PLACES: usize = 64;

/// The `__new__` of one class. The version 0 is of none.
#[derive(Clone, Copy)]
pub struct Maker {
    version: u32,
    cost: u32,
    leaf: Leaf,
    /// Lives as long as the native, which the class keeps as long as it has its version.
    signature: *const Signature,
}

/// The instance that a window's class and arguments come to. None: its class is made in another way, or a frame is
/// needed; the window is as it was.
///
/// # Safety
/// As `call_window`; the window holds a class and `given` positional arguments.
pub(super) unsafe fn make_at_once(
    vm: *mut Vm,
    window: *mut Bits,
    given: usize,
) -> Option<Result<Invoked, Raised>> {
    // SAFETY: the caller's promise; the class and the arguments are lent while they lie in the window.
    unsafe {
        let class = &*window.cast::<Value>();
        let version = (*window).payload::<Class>().version;
        if version == 0 {
            return None;
        }
        let cx = &mut (*vm).cx;
        let place = version as usize & (PLACES - 1);
        let maker = match cx.vm().makers.get(place) {
            Some(maker) if maker.version == version => *maker,
            Some(_) | None => keep_maker(cx, class, version, place)?,
        };
        let answer = maker.make(cx, class, lend(window.add(FRAME_WORDS), given));
        match answer {
            Ok(None) => None,
            Ok(Some(instance)) => {
                drop_window(window, given);
                Some(Ok(Invoked::Value(instance)))
            }
            Err(raised) => {
                drop_window(window, given);
                Some(Err(raised))
            }
        }
    }
}

impl Maker {
    fn make(self, cx: &mut Cx, class: &Value, arguments: &[Value]) -> Answer<Option<Value>> {
        // SAFETY: the class has the version with which its native was kept.
        let signature = unsafe { &*self.signature };
        let Some(bound) = bind_plainly(cx, signature, class, arguments)? else { return Ok(None) };
        cx.charge(self.cost as usize)?;
        self.leaf.call(cx, &bound)
    }
}

/// Binds positional arguments behind a first one. None: they do not fit, or a keyword is wanted.
fn bind_plainly(
    cx: &mut Cx,
    signature: &Signature,
    first: &Value,
    arguments: &[Value],
) -> Answer<Option<Bound>> {
    let taken = arguments.len().min(signature.positional - 1);
    if arguments.len() + 1 < signature.required
        || taken < arguments.len() && !signature.variable_positional
        || !signature.keyword_only_are_optional()
    {
        return Ok(None);
    }
    let mut bound: Bound = SmallVec::new();
    bound.push(first.clone());
    bound.extend(arguments[..taken].iter().cloned());
    bound.resize(signature.positional, Value::UNSET);
    if signature.variable_positional {
        bound.push(cx.tuple(&arguments[taken..])?);
    }
    let whole = signature.names.len()
        + usize::from(signature.variable_positional)
        + usize::from(signature.variable_keywords);
    bound.resize(whole, Value::UNSET);
    Ok(Some(bound))
}

#[cold]
fn keep_maker(cx: &mut Cx, class: &Value, version: u32, place: usize) -> Option<Maker> {
    let payload = class.get::<Class>(cx)?;
    if payload.row.is_some_and(|row| row.call.is_some())
        || payload.flags.has(ClassFlags::NO_NEW)
        || !cx.class_of(class).is(&cx.types().r#type)
    {
        return None;
    }
    let is_builtin = payload.row.is_some();
    let names = cx.names();
    let (new, init) = (cx.find_in_class(class, &names.__new__)?, cx.find_in_class(class, &names.__init__)?);
    let (object, exception) = (&cx.types().object, &cx.exceptions().base_exception);
    let native = new.get::<Native>(cx)?;
    // an exception's `__init__` keeps what its `__new__` has kept
    let owner = &init.get::<Native>(cx)?.owner;
    let repeats = owner.is(exception) && native.owner.is(exception);
    if !(repeats || is_builtin && owner.is(object)) {
        return None;
    }
    if native.role() != Role::New || native.owner.is(object) || native.signature().positional == 0 {
        return None;
    }
    let leaf = native.row.call.leaf()?;
    let maker = Maker { version, cost: native.row.cost, leaf, signature: native.signature() };
    let makers = &mut cx.vm().makers;
    makers.resize(PLACES, Maker { version: 0, ..maker });
    makers[place] = maker;
    Some(maker)
}
