//! What watches the program: the tracer of greenlets, how far coroutines remember where they were made, the
//! hooks of audit events (PEP 578), and the trace and profile functions (`trace`).

use super::chain::Chain;
use super::monitor::Monitoring;
use super::trace::Tracing;
use crate::error::Answer;
use crate::object::{Found, find_attribute};
use crate::protocol::truth::quick_truth;
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
    /// `sys.monitoring`
    pub(crate) monitoring: Monitoring,
    /// `sys.addaudithook`; only the host takes them away.
    pub(crate) audit_hooks: Vec<Value>,
}

impl Observers {
    /// Shows every value it holds.
    #[cfg(feature = "stress")]
    pub(crate) fn trace(&self, visit: &mut dyn FnMut(&Value)) {
        visit(&self.greenlet_tracer);
        self.tracing.trace(visit);
        self.monitoring.trace(visit);
        self.audit_hooks.iter().for_each(visit);
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

impl Cx {
    /// Nobody watches the program any more. Tools of `sys.monitoring` keep their numbers.
    pub(crate) fn clear_observers(&mut self) {
        self.set_trace_function(Value::NONE);
        self.set_profile_function(Value::NONE);
        self.set_greenlet_tracer(Value::NONE);
        self.set_origin_depth(0);
        for tool in 0..super::monitor::TOOLS {
            self.clear_monitor(tool);
        }
        let hooks = std::mem::take(&mut self.vm().observers.audit_hooks);
        drop(hooks);
    }
}

impl Cx {
    /// Whether anybody wants to be told of audit events.
    #[inline]
    pub fn is_audited(&self) -> bool {
        !self.vm().observers.audit_hooks.is_empty()
    }

    /// Adds a hook that is told of audit events.
    pub fn add_audit_hook(&mut self, hook: Value) {
        self.vm().observers.audit_hooks.push(hook);
    }

    /// Tells the audit hooks of an event, if there are any, before what it names is done.
    ///
    /// # Errors
    /// What a hook raises: then it must not be done.
    #[inline]
    pub fn audit(&mut self, event: &str, arguments: &[Value]) -> Answer<()> {
        if self.is_audited() { self.tell_audit_hooks(event, arguments) } else { Ok(()) }
    }

    #[cold]
    fn tell_audit_hooks(&mut self, event: &str, arguments: &[Value]) -> Answer<()> {
        let event = self.intern(event)?;
        let arguments = self.tuple(arguments)?;
        self.audit_event(&event, &arguments)
    }

    /// Tells the audit hooks of an event whose arguments are a tuple. They run untraced, but for those whose
    /// `__cantrace__` is true.
    ///
    /// # Errors
    /// What a hook raises.
    #[cold]
    pub fn audit_event(&mut self, event: &Value, arguments: &Value) -> Answer<()> {
        let hooks = self.vm().observers.audit_hooks.clone();
        for hook in hooks {
            let name = self.intern("__cantrace__")?;
            let is_traced = match find_attribute(self, &hook, &name)? {
                Found::Value(value) => quick_truth(self, &value).unwrap_or(true),
                Found::Missing => false,
                Found::Method(_) | Found::Call { .. } => true,
            };
            let untraced = usize::from(!is_traced);
            self.vm().observers.tracing.busy += untraced;
            let answer = self.call_nested(&hook, &[event.clone(), arguments.clone()]);
            let busy = &mut self.vm().observers.tracing.busy;
            *busy = busy.saturating_sub(untraced);
            answer?;
        }
        Ok(())
    }

    /// Tells the audit hooks that an attribute is read by which a script reaches code or frames.
    #[inline]
    pub(crate) fn audit_read(&mut self, object: &Value, name: &str) -> Answer<()> {
        if !self.is_audited() {
            return Ok(());
        }
        let name = self.intern(name)?;
        self.audit("object.__getattr__", &[object.clone(), name])
    }

    /// Tells the audit hooks that such an attribute is set, or deleted when there is no value.
    #[inline]
    pub(crate) fn audit_write(&mut self, object: &Value, name: &str, value: Option<&Value>) -> Answer<()> {
        if !self.is_audited() {
            return Ok(());
        }
        let name = self.intern(name)?;
        match value {
            Some(value) => self.audit("object.__setattr__", &[object.clone(), name, value.clone()]),
            None => self.audit("object.__delattr__", &[object.clone(), name]),
        }
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
