//! Kinds: which payload lies behind an object's header. A kind is a layout, not a class: an instance of a
//! subclass of `list` has the kind `List`.

use crate::value::Value;

macro_rules! kinds {
    ($($name:ident $container:literal,)+) => {
        /// The layout of a heap object's payload.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[repr(u8)]
        #[allow(missing_docs)] // each is the payload type of the same name
        pub enum Kind { $($name,)+ }

        impl Kind {
            /// All kinds in order.
            pub const ALL: &'static [Kind] = &[$(Kind::$name,)+];
            /// Whether its objects can hold references and so take part in cycles.
            #[inline(always)]
            pub const fn is_container(self) -> bool {
                const CONTAINERS: u64 = $((($container as u64) << Kind::$name as u32))|+;
                CONTAINERS >> self as u32 & 1 != 0
            }
            /// Whether the payload owns nothing: its end needs no work but to give the cell back.
            #[inline(always)]
            pub const fn is_plain(self) -> bool {
                matches!(self, Kind::Float | Kind::Str)
            }
        }
    };
}

kinds! {
    Free false,
    Float false,
    BigInt false,
    Complex false,
    Str false,
    Bytes false,
    ByteArray false,
    MemoryView true,
    Tuple true,
    List true,
    Dict true,
    DictView true,
    Set true,
    Range false,
    Slice true,
    Function true,
    Method true,
    Native true,
    Code true,
    Cell true,
    Module true,
    Class true,
    Instance true,
    Property true,
    StaticMethod true,
    ClassMethod true,
    Member true,
    GetSet true,
    Generator true,
    Iterator true,
    Exception true,
    Traceback true,
    Frame true,
    WeakReference true,
    Super true,
    GenericAlias true,
    UnionType true,
    MappingProxy true,
    Fiber true,
    Opaque true,
}

/// What may lie behind a header. `trace` shows every value it owns, exactly once each per count.
pub trait Payload: Sized + 'static {
    /// The kind whose payload this is.
    const KIND: Kind;
    /// Shows each value owned.
    fn trace(&self, visit: &mut dyn FnMut(&Value));
    /// Gives up the values owned, to break a cycle. The object stays valid.
    fn clear(&mut self) {}
}

/// What the heap must know of a kind.
#[derive(Clone, Copy)]
pub struct KindRow {
    /// The kind.
    pub kind: Kind,
    /// Drops the payload in place.
    pub drop: unsafe fn(*mut u8),
    /// Shows the values of the payload.
    pub trace: unsafe fn(*const u8, &mut dyn FnMut(&Value)),
    /// Gives up the values of the payload.
    pub clear: unsafe fn(*mut u8),
}

impl KindRow {
    /// The row of a payload type.
    pub const fn of<T: Payload>() -> KindRow {
        /// # Safety
        /// `payload` points to a live `T`.
        unsafe fn drop_payload<T>(payload: *mut u8) {
            // SAFETY: the caller's promise.
            unsafe { std::ptr::drop_in_place(payload.cast::<T>()) }
        }
        /// # Safety
        /// `payload` points to a live `T`.
        unsafe fn trace_payload<T: Payload>(payload: *const u8, visit: &mut dyn FnMut(&Value)) {
            // SAFETY: the caller's promise.
            unsafe { (*payload.cast::<T>()).trace(visit) }
        }
        /// # Safety
        /// `payload` points to a live `T`.
        unsafe fn clear_payload<T: Payload>(payload: *mut u8) {
            // SAFETY: the caller's promise.
            unsafe { (*payload.cast::<T>()).clear() }
        }
        KindRow {
            kind: T::KIND,
            drop: drop_payload::<T>,
            trace: trace_payload::<T>,
            clear: clear_payload::<T>,
        }
    }
}
