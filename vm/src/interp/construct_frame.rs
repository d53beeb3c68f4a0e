//! Calls of classes with a `__new__` written by a script and no `__init__` of their own: a frame waits for
//! `__new__`, and what that answers is the result at once when it is an instance of exactly the class. It keeps
//! the arguments for the others: an instance of a subclass may want its `__init__`.

use smallvec::SmallVec;

use super::LoadedCode;
use super::frame::{CHUNK, PLAIN, PUT, caller_of, write_record};
use super::invoke::{CallArguments, Invoked, enter_placed};
use super::native_frame::go_on;
use super::run::{handler, instruction, next};
use super::unwind::pop_chunk;
use crate::bytecode::{FRAME_WORDS, Op};
use crate::error::Raised;
use crate::heap::Kind;
use crate::native::{Event, Native, NativeRow, Outcome, Role};
use crate::object::Class;
use crate::types::descriptor::StaticMethod;
use crate::types::function::Function;
use crate::value::{Bits, Value};
use crate::vm::{Cx, Vm};

/// Registers of the waiting frame: the class, the arguments (a tuple, or Unset when there are none), the version
/// of the class while `__new__` runs and the instance while `__init__` does, and the last one of every native's
/// frame.
const REGISTERS: usize = 4;

/// Words of the waiting frame, the record of the frame of `__new__` included.
pub(super) const NEW_WORDS: usize = REGISTERS + FRAME_WORDS;

/// Makes the code of the waiting frame.
pub(super) fn make_stub(vm: &mut Vm) -> *const LoadedCode {
    let stub = LoadedCode::native_stub(&WAITING_FOR_NEW, Op::FinishNew, REGISTERS as u32);
    let address: *const LoadedCode = &*stub;
    vm.native_codes.push(stub);
    address
}

/// The script function that makes the instances of a class, when nothing but that is to be done: the class is a
/// script's, its metaclass `type`, its `__init__` that of `object`.
pub(super) fn script_new(cx: &mut Cx, class: &Value) -> Option<Value> {
    let payload = class.get::<Class>(cx)?;
    if payload.row.is_some() || payload.version == 0 || !cx.class_of(class).is(&cx.types().r#type) {
        return None;
    }
    let names = cx.names();
    let new = cx.find_in_class(class, &names.__new__)?;
    let function = new.get::<StaticMethod>(cx)?.function.clone();
    if !function.is_kind(Kind::Function) || !has_plain_init(cx, class) {
        return None;
    }
    // SAFETY: a function's code is alive.
    let is_generator = unsafe { (*function.get::<Function>(cx)?.code).is_generator() };
    if is_generator { None } else { Some(function) }
}

/// Whether `__init__` is that of `object`, which does nothing where a class has its own `__new__`.
fn has_plain_init(cx: &mut Cx, class: &Value) -> bool {
    let names = cx.names();
    let init = cx.find_in_class(class, &names.__init__);
    init.is_some_and(|init| init.get::<Native>(cx).is_some_and(|native| native.owner.is(&cx.types().object)))
}

/// Enters the waiting frame at `place`, and `__new__` above it. The arguments lie behind the first register of
/// `__new__` already; `kept` holds them too.
///
/// # Safety
/// `base` is the frame that runs; from `place` on there is room for both frames; `new` is a script function
/// that makes no generator.
#[allow(clippy::too_many_arguments)] // A call as it stands, and where it lies.
pub(super) unsafe fn enter_new(
    vm: *mut Vm,
    base: *mut Bits,
    place: *mut Bits,
    class: Value,
    kept: Value,
    new: Value,
    given: usize,
    word: u64,
) -> Result<Invoked, Raised> {
    // SAFETY: the caller's promise.
    unsafe {
        let waiting = (*vm).stubs.new;
        let version = class.bits().payload::<Class>().version;
        place.sub(FRAME_WORDS).write(Bits::UNSET);
        write_record(place, word, base, waiting);
        let fresh = place.add(NEW_WORDS);
        fresh.sub(FRAME_WORDS).write(new.into_bits());
        fresh.write(class.clone().into_bits());
        place.write(class.into_bits());
        place.add(1).write(kept.into_bits());
        place.add(2).write(Value::small_int(i64::from(version)).into_bits());
        place.add(3).write(Bits::UNSET);
        let back = (*waiting).entry.add(1) as u64 | PLAIN;
        let outcome = enter_placed(vm, place, fresh, given + 1, &[], back);
        if outcome.is_err() {
            (*place).release();
            (*place.add(1)).release();
            if word & CHUNK != 0 {
                pop_chunk(vm);
            }
        }
        outcome
    }
}

handler! {
    fn finish_new(pc, base, vm, ins, table) {
        let (answer, class, kept) = (*base.add(REGISTERS), *base, *base.add(1));
        let word = base.sub(3).read().0;
        let version = class.payload::<Class>().version;
        let is_own = answer.is_pointer()
            && (*answer.pointer()).class == class.pointer()
            && *base.add(2) == Bits::small_int(i64::from(version));
        if !is_own || word & 7 != PLAIN && word & 7 != PUT || !(*vm).heap.finalizers.is_empty() {
            return go_on(vm, base, Event::Returned(answer.into_value()));
        }
        let caller = caller_of(base);
        class.release();
        kept.release();
        if word & 7 == PLAIN {
            base.sub(FRAME_WORDS).write(answer);
            if !(*vm).heap.finalizers.is_empty() {
                return super::finalize::settle(vm, word as *const u64, caller);
            }
            next!(word as *const u64, caller, vm, table, 0)
        }
        // windows are temps: nothing is there to be dropped
        let waiting = (word & !7) as *const u64;
        let call = instruction(waiting);
        caller.add(call.a()).write(answer);
        let words = call.op().words();
        if !(*vm).heap.finalizers.is_empty() {
            return super::finalize::settle(vm, waiting.add(words), caller);
        }
        next!(waiting, caller, vm, table, words)
    }
}

/// What the waiting frame does out of the ordinary.
static WAITING_FOR_NEW: NativeRow =
    NativeRow::open("<instance>", "(class, arguments, state, /)", Role::Static, "").resumable(new_answered);

fn new_answered(cx: &mut Cx, registers: &mut [Value], event: Event) -> Outcome {
    let class = registers[0].clone();
    match event {
        Event::Start | Event::Raised => Outcome::Raise,
        Event::Returned(instance) if registers[2].as_small_int().is_some() => {
            if !cx.is_instance(&instance, &class) {
                return Outcome::Return(instance);
            }
            let name = &cx.names().__init__;
            let Some(init) = crate::object::find_special(cx, &instance, name) else {
                return Outcome::Return(instance);
            };
            registers[2] = instance.clone();
            let given = cx.tuple_items(&registers[1]);
            let mut arguments: CallArguments = SmallVec::with_capacity(given.len() + 1);
            arguments.push(instance);
            arguments.extend(given.iter().cloned());
            Outcome::Call(init, arguments)
        }
        Event::Returned(answer) if !answer.is_none() => {
            let _ = super::invoke::not_none(cx, &answer);
            Outcome::Raise
        }
        Event::Returned(_) => Outcome::Return(registers[2].clone()),
    }
}
