//! `sys.monitoring` (PEP 669): tools, what they want to hear of, and calling them. A monitored program is
//! dispatched as a traced one is (`trace`), so nothing is paid while no tool wants anything. Callbacks run under
//! `call_nested`, between two instructions or while an exception is on its way, and are themselves not watched.
//!
//! - this file: the tools, and calling what they have registered
//! - `facts`: what is known of code before it runs: where lines begin
//! - `watch`: what an instruction means to the tools
//! - `passing`: exceptions on their way

mod facts;
mod passing;
mod watch;

pub(crate) use passing::{handled, raised_here, thrown, unwound};
pub(crate) use watch::{delegated, watch};

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use smallvec::SmallVec;

use self::facts::Facts;
use super::frame::{code_of, function_of};
use crate::bytecode::Code;
use crate::error::Answer;
use crate::types::code::CodeObject;
use crate::types::function::Function;
use crate::value::{Bits, Value};
use crate::vm::Cx;

/// How many tools there can be.
pub const TOOLS: usize = 6;

macro_rules! events {
    ($($name:ident)+) => {
        /// What a tool can hear of, in the order of the bits by which scripts name them.
        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        #[rustfmt::skip]
        #[allow(missing_docs)]
        pub enum Happening { $($name,)+ }

        /// Their names.
        pub const NAMES: &[&str] = &[$(stringify!($name),)+];
    };
}

events! {
    PY_START PY_RESUME PY_RETURN PY_YIELD CALL LINE INSTRUCTION JUMP BRANCH_LEFT BRANCH_RIGHT STOP_ITERATION RAISE
    EXCEPTION_HANDLED PY_UNWIND PY_THROW RERAISE C_RETURN C_RAISE BRANCH
}

impl Happening {
    /// Its bit in a set of events.
    pub const fn bit(self) -> u32 {
        1 << self as u8
    }

    /// Whether it belongs to a place in code: it can be wanted of one code object, and disabled at the place.
    const fn is_local(self) -> bool {
        (self as u8) <= Happening::STOP_ITERATION as u8
    }

    /// Under which bit a tool asks for it: what natives answer is heard by those who hear of calls.
    const fn asked_by(self) -> u32 {
        match self {
            Happening::C_RETURN | Happening::C_RAISE => Happening::CALL.bit(),
            _ => self.bit(),
        }
    }
}

/// All events that can be wanted of one code object.
pub const LOCAL: u32 = (1 << (Happening::STOP_ITERATION as u32 + 1)) - 1;

/// One tool.
#[derive(Default)]
pub struct Tool {
    /// Its name; Unset while nobody uses the number.
    pub name: Value,
    /// What it wants to hear of anywhere.
    pub events: u32,
    /// What is called, by event; Unset for nothing.
    callbacks: [Value; NAMES.len()],
}

/// What tools want to hear of one code object.
struct Wanted {
    /// Keeps the code alive, and so its place as a key.
    code: Arc<Code>,
    events: [u32; TOOLS],
}

/// A branch whose direction the next instruction of its frame tells.
struct Branch {
    base: *mut Bits,
    word: u32,
    jumped: u32,
}

/// A native that an instruction calls.
struct NativeCall {
    base: *mut Bits,
    word: u32,
    callable: Value,
    argument: Value,
}

/// The tools, and where the program stands.
#[derive(Default)]
pub struct Monitoring {
    /// All tools by number.
    pub tools: [Tool; TOOLS],
    /// `sys.monitoring.DISABLE`
    pub disable: Value,
    /// `sys.monitoring.MISSING`
    pub missing: Value,
    /// What any tool wants to hear of anywhere, and what of some code.
    wanted: u32,
    local: HashMap<usize, Wanted>,
    /// Code, word, tool and event that a callback has disabled.
    disabled: HashSet<(usize, u32, usize, u8)>,
    facts: HashMap<usize, Arc<Facts>>,
    /// The frame and the instruction looked at last; zero for none.
    base: usize,
    pc: usize,
    branches: Vec<Branch>,
    calls: Vec<NativeCall>,
    /// Frames that are paused where they delegate.
    delegating: HashSet<usize>,
}

impl Monitoring {
    /// Whether any tool wants to hear of anything.
    pub fn is_on(&self) -> bool {
        self.wanted != 0
    }

    /// Shows every value it holds.
    #[cfg(feature = "stress")]
    pub fn trace(&self, visit: &mut dyn FnMut(&Value)) {
        for tool in &self.tools {
            visit(&tool.name);
            tool.callbacks.iter().for_each(&mut *visit);
        }
        visit(&self.disable);
        visit(&self.missing);
        for call in &self.calls {
            visit(&call.callable);
            visit(&call.argument);
        }
    }

    fn find_wanted(&mut self) {
        self.local.retain(|_, wanted| wanted.events.iter().any(|events| *events != 0));
        let anywhere = self.tools.iter().fold(0, |all, tool| all | tool.events);
        self.wanted =
            self.local.values().flat_map(|wanted| wanted.events).fold(anywhere, |all, one| all | one);
        self.base = 0;
        self.pc = 0;
        if self.wanted == 0 {
            self.branches.clear();
            self.calls.clear();
            self.delegating.clear();
            self.facts.clear();
        }
    }

    /// Whether a tool wants to hear of an event at a place.
    fn wants(&self, tool: usize, event: Happening, key: usize, word: u32) -> bool {
        let local = self.local.get(&key).map_or(0, |wanted| wanted.events[tool]);
        (self.tools[tool].events | local) & event.asked_by() != 0
            && !(event.is_local() && self.disabled.contains(&(key, word, tool, event as u8)))
    }

    /// Whether anybody has asked for one of these, here or elsewhere.
    fn any(&self, events: u32) -> bool {
        self.wanted & events != 0
    }
}

fn key_of(code: &Arc<Code>) -> usize {
    Arc::as_ptr(code) as usize
}

impl Cx {
    /// The tools of `sys.monitoring`.
    pub fn monitoring(&mut self) -> &mut Monitoring {
        &mut self.vm().observers.monitoring
    }

    /// Sets what a tool wants to hear of anywhere.
    pub fn set_monitored(&mut self, tool: usize, events: u32) {
        let state = self.monitoring();
        state.tools[tool].events = events;
        state.find_wanted();
        self.choose_dispatch();
    }

    /// What a tool wants to hear of one code object.
    pub fn monitored_in(&mut self, tool: usize, code: &Value) -> u32 {
        let Some(code) = code.get::<CodeObject>(self).map(|code| code.code.clone()) else { return 0 };
        self.monitoring().local.get(&key_of(&code)).map_or(0, |wanted| wanted.events[tool])
    }

    /// Sets what a tool wants to hear of one code object.
    pub fn set_monitored_in(&mut self, tool: usize, code: &Value, events: u32) {
        let Some(code) = code.get::<CodeObject>(self).map(|code| code.code.clone()) else { return };
        let state = self.monitoring();
        let new = || Wanted { code: code.clone(), events: [0; TOOLS] };
        state.local.entry(key_of(&code)).or_insert_with(new).events[tool] = events;
        debug_assert!(state.local.values().all(|wanted| Arc::strong_count(&wanted.code) > 0));
        state.find_wanted();
        self.choose_dispatch();
    }

    /// A tool hears of nothing any more and has no callbacks.
    pub fn clear_monitor(&mut self, tool: usize) {
        let state = self.monitoring();
        let callbacks = std::mem::take(&mut state.tools[tool].callbacks);
        state.tools[tool].events = 0;
        for wanted in state.local.values_mut() {
            wanted.events[tool] = 0;
        }
        state.disabled.retain(|(_, _, other, _)| *other != tool);
        state.find_wanted();
        self.choose_dispatch();
        drop(callbacks);
    }

    /// Sets what an event, by its number, calls; answers what it called before.
    pub fn set_monitor_callback(&mut self, tool: usize, event: usize, callback: Value) -> Value {
        let callback = if callback.is_none() { Value::UNSET } else { callback };
        let place = self.monitoring().tools.get_mut(tool).and_then(|tool| tool.callbacks.get_mut(event));
        let old = place.map(|place| std::mem::replace(place, callback)).unwrap_or_default();
        old.or_unset().unwrap_or(Value::NONE)
    }

    /// What callbacks have disabled is told again.
    pub fn restart_monitoring(&mut self) {
        self.monitoring().disabled.clear();
    }
}

/// Tells the tools of what happens at a word of a frame's code.
///
/// # Errors
/// What a callback raises.
///
/// # Safety
/// `base` is the base of a script's frame.
unsafe fn tell(cx: &mut Cx, base: *mut Bits, word: u32, event: Happening, details: &[Value]) -> Answer<()> {
    // SAFETY: the caller's promise.
    let (code, code_object) = unsafe {
        let Some(code) = code_of(base).code.clone() else { return Ok(()) };
        (code, function_of(base).payload::<Function>().code_object.clone())
    };
    let key = key_of(&code);
    for tool in 0..TOOLS {
        let state = cx.monitoring();
        if !state.wants(tool, event, key, word) {
            continue;
        }
        let legacy = matches!(event, Happening::BRANCH_LEFT | Happening::BRANCH_RIGHT);
        let own = &state.tools[tool].callbacks;
        let mut callback = own[event as usize].clone();
        if callback.is_unset() && legacy {
            callback = own[Happening::BRANCH as usize].clone();
        }
        if callback.is_unset() {
            continue;
        }
        let arguments: SmallVec<[Value; 4]> =
            std::iter::once(code_object.clone()).chain(details.iter().cloned()).collect();
        cx.vm().observers.tracing.busy += 1;
        let answer = cx.call_nested(&callback, &arguments);
        let busy = &mut cx.vm().observers.tracing.busy;
        *busy = busy.saturating_sub(1);
        if answer?.is(&cx.monitoring().disable) {
            disable(cx, tool, event, key, word)?;
        }
    }
    Ok(())
}

fn disable(cx: &mut Cx, tool: usize, event: Happening, key: usize, word: u32) -> Answer<()> {
    if event.is_local() {
        cx.monitoring().disabled.insert((key, word, tool, event as u8));
        return Ok(());
    }
    let removed = std::mem::take(&mut cx.monitoring().tools[tool].callbacks[event as usize]);
    drop(removed);
    let name = NAMES.get(event as usize).copied().unwrap_or_default();
    Err(cx.value_error(&format!("Cannot disable {name} events. Callback removed.")))
}
