//! What watches the program: the tracer of greenlets, how far coroutines remember where they were made, and
//! the trace and profile functions (`trace`).

use super::chain::Chain;
use super::trace::Tracing;
use crate::error::Answer;
use crate::value::Value;
use crate::vm::Cx;

/// What watches the program.
#[derive(Default)]
pub struct Observers {
    /// `sys.set_coroutine_origin_tracking_depth`
    pub(crate) origin_depth: usize,
    /// `greenlet.settrace`; Unset when there is none.
    pub(crate) greenlet_tracer: Value,
    /// `sys.settrace` and `sys.setprofile`
    pub(crate) tracing: Tracing,
}

impl Observers {
    /// Shows every value it holds.
    #[cfg(feature = "stress")]
    pub(crate) fn trace(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.greenlet_tracer);
        self.tracing.trace(visit);
    }
}

impl Cx {
    /// Frames that a new coroutine remembers.
    pub fn origin_depth(&self) -> usize {
        self.vm().observers.origin_depth
    }

    /// Sets how many frames a new coroutine remembers.
    pub fn set_origin_depth(&mut self, depth: usize) {
        self.vm().observers.origin_depth = depth;
    }

    /// The function that sees switches of greenlets, or None.
    pub fn greenlet_tracer(&self) -> Value {
        self.vm().observers.greenlet_tracer.clone().or_unset().unwrap_or(Value::NONE)
    }

    /// Sets the function that sees switches of greenlets; None for nobody.
    pub fn set_greenlet_tracer(&mut self, tracer: Value) {
        let tracer = if tracer.is_none() { Value::UNSET } else { tracer };
        let old = std::mem::replace(&mut self.vm().observers.greenlet_tracer, tracer);
        drop(old);
    }
}

/// `cr_origin` of a coroutine made now: file, line and function of the frames that led to it.
#[cold]
pub(crate) fn origin(cx: &mut Cx) -> Answer {
    let depth = cx.origin_depth();
    let places: Vec<(String, u32, String)> = Chain::running(cx)
        .shown()
        .take(depth)
        .filter_map(|(pc, base)| {
            // SAFETY: frames of the running chain are alive.
            let code = unsafe { super::frame::code_of(base) };
            let line = code.position(code.word(pc)).line;
            code.code.as_ref().map(|code| (code.file_name.to_string(), line, code.name.to_string()))
        })
        .collect();
    let mut origins = Vec::with_capacity(places.len());
    for (file, line, name) in places {
        let parts = [cx.str(&file)?, Value::small_int(i64::from(line)), cx.str(&name)?];
        origins.push(cx.tuple(&parts)?);
    }
    cx.tuple(&origins)
}
