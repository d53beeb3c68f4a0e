//! Calls and returns. A call window is where the callee's frame begins, so plain calls move nothing; from a
//! generator's frame, behind which no frame can lie, the window is copied to the top of the fiber's stack.
//!
//! - this file: the handlers, each with the forms that quickening writes
//! - `window`: calls whose arguments lie in a window, of whatever callable; what a site is quickened to
//! - `spread`: `f(*args, **kwargs)`
//! - `bind`, `bind_errors`: arguments to parameters
//! - `ordered`: calls whose arguments must be put in order
//! - `leave`: leaving frames
//! - `make`: making functions
//! - `maker`: instances of builtin classes that `__new__` alone makes

pub(crate) mod bind;
mod bind_errors;
mod leave;
mod make;
mod maker;
pub use maker::Maker;
mod ordered;
mod spread;
mod window;

use super::LoadedCode;
use super::frame::{PLAIN, PUT, caller_of, code_of, write_record};
use super::run::{handler, instruction, next};
use crate::bytecode::{FRAME_WORDS, MOVE_A, Op};
use crate::fiber::Generator;
use crate::heap::Kind;
use crate::native::{LeafFn, LeafOrScriptFn, Native};
use crate::object::Class;
use crate::types::function::Function;
use crate::types::tuple::Tuple;
use crate::value::{Bits, lend};
pub use window::builtin_leaf;
use window::call_failed;

pub(super) use leave::return_slow;
pub(crate) use leave::{deliver, destroy_two_then, drop_native_frame, leave_frame, replace_frame};
pub(crate) use make::enter_namespace;
pub(super) use window::{call_again, call_slow, put_outcome, window_of};

/// Enters a script function whose first `$count` registers hold its arguments from `$fresh` on, or goes to
/// the slow path.
macro_rules! enter_at {
    ($pc:expr, $base:expr, $vm:expr, $table:expr, $fresh:expr, $code:expr, $count:expr, $return_word:expr) => {{
        write_record($fresh, $return_word, $base, $code);
        let mut register = $count;
        while register < (*$code).locals as usize {
            $fresh.add(register).write(Bits::UNSET);
            register += 1;
        }
        (*$vm).depth_left -= 1;
        let entry = (*$code).entry;
        next!(entry, $fresh, $vm, $table, 0)
    }};
}

/// Whether a frame of this code has no room at this place, may not be entered at all, or not before a look at the
/// eval breaker: the slow path sees to all three.
macro_rules! no_room {
    ($vm:expr, $fresh:expr, $registers:expr) => {
        ($fresh as usize) + $registers as usize * 8 > (*$vm).limit as usize
            || (*$vm).depth_left <= 0
            || (*$vm).breaker.as_ptr().read_volatile() & crate::sched::breaker::AT_CALLS != 0
    };
}

pub(crate) use enter_at;
pub(crate) use no_room;

/// Carries out a plain call whose window is at `$window` with `$count` arguments lying in it.
macro_rules! enter_window {
    ($pc:expr, $base:expr, $vm:expr, $table:expr, $window:expr, $code:expr, $count:expr) => {{
        let code: *const LoadedCode = $code;
        let fresh = $window.add(FRAME_WORDS);
        if no_room!($vm, fresh, (*code).registers) {
            return call($pc, $base, $vm, *$pc, $table);
        }
        enter_at!($pc, $base, $vm, $table, fresh, code, $count, $pc.add(3) as u64 | PLAIN)
    }};
}

/// As `enter_window`, from a generator's frame: the window is copied to the top of the fiber's stack.
macro_rules! enter_far {
    ($pc:expr, $base:expr, $vm:expr, $table:expr, $window:expr, $code:expr, $count:expr) => {{
        let code: *const LoadedCode = $code;
        let fresh = Generator::of_base($base).stack_top.add(FRAME_WORDS);
        if no_room!($vm, fresh, (*code).registers) {
            return call($pc, $base, $vm, *$pc, $table);
        }
        fresh.sub(FRAME_WORDS).write(*$window);
        let mut register = 0;
        while register < $count {
            fresh.add(register).write(*$window.add(FRAME_WORDS + register));
            register += 1;
        }
        enter_at!($pc, $base, $vm, $table, fresh, code, $count, $pc as u64 | PUT)
    }};
}

/// The code of a callable that is a script function with exactly `$count` plain parameters; else the site
/// becomes `$generic` again.
macro_rules! plain_code {
    ($pc:expr, $base:expr, $vm:expr, $table:expr, $callable:expr, $count:expr, $generic:ident) => {{
        let callable = $callable;
        if !callable.is_kind(Kind::Function) {
            return $generic($pc, $base, $vm, *$pc, $table);
        }
        let code = callable.payload::<Function>().code;
        if (*code).plain_arguments as usize != $count {
            return $generic($pc, $base, $vm, *$pc, $table);
        }
        code
    }};
}

/// Carries out a call whose last parameters take their defaults, in place.
macro_rules! enter_with_defaults {
    ($pc:expr, $base:expr, $vm:expr, $table:expr, $window:expr, $count:expr, $generic:ident) => {{
        let callable = *$window;
        if !callable.is_kind(Kind::Function) {
            return $generic($pc, $base, $vm, *$pc, $table);
        }
        let function = callable.payload::<Function>();
        let code: *const LoadedCode = function.code;
        let (parameters, defaults) = ((*code).plain_arguments as usize, function.defaults.bits());
        if parameters == u32::MAX as usize || parameters < $count || !defaults.is_kind(Kind::Tuple) {
            return $generic($pc, $base, $vm, *$pc, $table);
        }
        let defaults = defaults.payload::<Tuple>().items();
        let fresh = $window.add(FRAME_WORDS);
        if parameters - $count > defaults.len() || no_room!($vm, fresh, (*code).registers) {
            return $generic($pc, $base, $vm, *$pc, $table);
        }
        let mut register = $count;
        while register < parameters {
            let value = defaults.get_unchecked(defaults.len() - (parameters - register)).bits();
            value.retain();
            fresh.add(register).write(value);
            register += 1;
        }
        enter_at!($pc, $base, $vm, $table, fresh, code, register, $pc.add(3) as u64 | PLAIN)
    }};
}

/// Drops a window's arguments and callable after a native has answered, and puts what it answered.
macro_rules! settle_call {
    ($pc:expr, $base:expr, $vm:expr, $table:expr, $window:expr, $count:expr, $value:expr) => {{
        let first = $window.add(FRAME_WORDS);
        let mut at = 0;
        while at < $count {
            (*first.add(at)).release();
            at += 1;
        }
        (*$window).release();
        $base.add(instruction($pc).a()).write($value);
        if !(*$vm).heap.finalizers.is_empty() {
            return super::finalize::settle($vm, $pc.add(3), $base);
        }
        next!($pc, $base, $vm, $table, 3)
    }};
}

/// Calls the leaf in the second cache word with the `$count` arguments in the window.
macro_rules! call_leaf_in {
    ($pc:expr, $base:expr, $vm:expr, $table:expr, $window:expr, $count:expr) => {{
        if (*$vm).fuel != i64::MAX {
            return call($pc, $base, $vm, *$pc, $table);
        }
        (*$vm).pc = $pc;
        (*$vm).base = $base;
        let leaf = std::mem::transmute::<u64, LeafFn>(*$pc.add(2));
        let value = match leaf(&mut (*$vm).cx, lend($window.add(FRAME_WORDS), $count)) {
            Ok(value) => value.into_bits(),
            Err(_) => return call_failed($vm, $pc, $base, $window, $count),
        };
        settle_call!($pc, $base, $vm, $table, $window, $count, value)
    }};
}

/// Whether a callable is a native of the row in a cache.
///
/// # Safety
/// `callable` is a live register's word.
#[inline(always)]
pub(super) unsafe fn has_row(callable: Bits, row: u64) -> bool {
    // SAFETY: the kind is checked before the payload is read.
    unsafe {
        callable.is_kind(Kind::Native) && std::ptr::from_ref(callable.payload::<Native>().row) as u64 == row
    }
}

/// Drops a frame's locals, the last first as the reference does; when one dies, goes on out of line.
macro_rules! drop_locals {
    ($vm:expr, $base:expr, $code:expr, $value:expr) => {{
        let mut register = $code.locals as usize;
        while register > 0 {
            register -= 1;
            let local = *$base.add(register);
            if local.is_pointer() && local.release_is_last() {
                return leave::return_destroying($vm, $base, $value, register, local);
            }
        }
    }};
}

handler! {
    fn call(pc, base, vm, ins, table) {
        return call_slow(vm, pc, base);
    }
    /// A CALL whose guard has failed.
    fn call_anew(pc, base, vm, ins, table) {
        return call_again(vm, pc, base, Op::Call);
    }
    /// A CALL_METHOD whose guard has failed.
    fn call_method_anew(pc, base, vm, ins, table) {
        return call_again(vm, pc, base, Op::CallMethod);
    }
    fn call_function(pc, base, vm, ins, table) {
        let window = base.add(ins.a());
        let code = plain_code!(pc, base, vm, table, *window, ins.b(), call_anew);
        enter_window!(pc, base, vm, table, window, code, ins.b())
    }
    fn call_function_far(pc, base, vm, ins, table) {
        let window = base.add(ins.a());
        let code = plain_code!(pc, base, vm, table, *window, ins.b(), call_anew);
        enter_far!(pc, base, vm, table, window, code, ins.b())
    }
    fn call_function_defaults(pc, base, vm, ins, table) {
        let window = base.add(ins.a());
        enter_with_defaults!(pc, base, vm, table, window, ins.b(), call_anew)
    }
    fn call_function_bound(pc, base, vm, ins, table) {
        return ordered::call_bound(vm, pc, base, Op::Call);
    }
    fn call_method_bound(pc, base, vm, ins, table) {
        return ordered::call_bound(vm, pc, base, Op::CallMethod);
    }
    fn call_method(pc, base, vm, ins, table) {
        return call_slow(vm, pc, base);
    }
    fn call_method_function(pc, base, vm, ins, table) {
        let window = base.add(ins.a());
        let code = plain_code!(pc, base, vm, table, *window, ins.b() + 1, call_method_anew);
        enter_window!(pc, base, vm, table, window, code, ins.b() + 1)
    }
    fn call_method_function_far(pc, base, vm, ins, table) {
        let window = base.add(ins.a());
        let code = plain_code!(pc, base, vm, table, *window, ins.b() + 1, call_method_anew);
        enter_far!(pc, base, vm, table, window, code, ins.b() + 1)
    }
    fn call_method_defaults(pc, base, vm, ins, table) {
        let window = base.add(ins.a());
        enter_with_defaults!(pc, base, vm, table, window, ins.b() + 1, call_method_anew)
    }
    fn call_leaf(pc, base, vm, ins, table) {
        let window = base.add(ins.a());
        if !has_row(*window, *pc.add(1)) {
            return call_anew(pc, base, vm, ins.0, table);
        }
        call_leaf_in!(pc, base, vm, table, window, ins.b())
    }
    fn call_leaf_or_script(pc, base, vm, ins, table) {
        let window = base.add(ins.a());
        if !has_row(*window, *pc.add(1)) || (*vm).fuel != i64::MAX {
            return call_anew(pc, base, vm, ins.0, table);
        }
        (*vm).pc = pc;
        (*vm).base = base;
        let leaf = std::mem::transmute::<u64, LeafOrScriptFn>(*pc.add(2));
        let value = match leaf(&mut (*vm).cx, lend(window.add(FRAME_WORDS), ins.b())) {
            Ok(Some(value)) => value.into_bits(),
            Ok(None) => return window::call_on(vm, pc, base),
            Err(_) => return call_failed(vm, pc, base, window, ins.b()),
        };
        settle_call!(pc, base, vm, table, window, ins.b(), value)
    }
    fn call_builtin_class(pc, base, vm, ins, table) {
        let window = base.add(ins.a());
        let class = *window;
        if !class.is_kind(Kind::Class)
            || class.payload::<Class>().version as u64 != *pc.add(1)
            || (*vm).fuel != i64::MAX
        {
            return call_anew(pc, base, vm, ins.0, table);
        }
        (*vm).pc = pc;
        (*vm).base = base;
        let leaf = std::mem::transmute::<u64, LeafOrScriptFn>(*pc.add(2));
        let value = match leaf(&mut (*vm).cx, lend(window.add(FRAME_WORDS), ins.b())) {
            Ok(Some(value)) => value.into_bits(),
            Ok(None) => return call(pc, base, vm, ins.0, table),
            Err(_) => return call_failed(vm, pc, base, window, ins.b()),
        };
        settle_call!(pc, base, vm, table, window, ins.b(), value)
    }
    fn call_method_leaf(pc, base, vm, ins, table) {
        let window = base.add(ins.a());
        if !has_row(*window, *pc.add(1)) {
            return call_method_anew(pc, base, vm, ins.0, table);
        }
        let owner = (*window).payload::<Native>().owner.bits();
        let receiver = *window.add(FRAME_WORDS);
        let exact = receiver.is_pointer() && (*receiver.pointer()).class == owner.pointer();
        if !exact && !window::receives(vm, owner, receiver) {
            return call_method_anew(pc, base, vm, ins.0, table);
        }
        call_leaf_in!(pc, base, vm, table, window, ins.b() + 1)
    }
    fn call_method_leaf_or_script(pc, base, vm, ins, table) {
        let window = base.add(ins.a());
        if !has_row(*window, *pc.add(1)) || (*vm).fuel != i64::MAX {
            return call_method_anew(pc, base, vm, ins.0, table);
        }
        let owner = (*window).payload::<Native>().owner.bits();
        let receiver = *window.add(FRAME_WORDS);
        let exact = receiver.is_pointer() && (*receiver.pointer()).class == owner.pointer();
        if !exact && !window::receives(vm, owner, receiver) {
            return call_method_anew(pc, base, vm, ins.0, table);
        }
        (*vm).pc = pc;
        (*vm).base = base;
        let count = ins.b() + 1;
        let leaf = std::mem::transmute::<u64, LeafOrScriptFn>(*pc.add(2));
        let value = match leaf(&mut (*vm).cx, lend(window.add(FRAME_WORDS), count)) {
            Ok(Some(value)) => value.into_bits(),
            Ok(None) => return window::call_on(vm, pc, base),
            Err(_) => return call_failed(vm, pc, base, window, count),
        };
        settle_call!(pc, base, vm, table, window, count, value)
    }
    fn call_value_function(pc, base, vm, ins, table) {
        let window = base.add(ins.a() + 1);
        if *base.add(ins.a()) != Bits::UNSET {
            return call_method_anew(pc, base, vm, ins.0, table);
        }
        let code: *const LoadedCode = plain_code!(pc, base, vm, table, *window, ins.b(), call_method_anew);
        let fresh = window.add(FRAME_WORDS);
        if no_room!(vm, fresh, (*code).registers) {
            return call(pc, base, vm, ins.0, table);
        }
        enter_at!(pc, base, vm, table, fresh, code, ins.b(), pc as u64 | PUT)
    }
    fn call_value_leaf(pc, base, vm, ins, table) {
        let window = base.add(ins.a() + 1);
        if *base.add(ins.a()) != Bits::UNSET || !has_row(*window, *pc.add(1)) {
            return call_method_anew(pc, base, vm, ins.0, table);
        }
        call_leaf_in!(pc, base, vm, table, window, ins.b())
    }
    fn call_class(pc, base, vm, ins, table) {
        let window = base.add(ins.a());
        let class = *window;
        if !class.is_kind(Kind::Class) || class.payload::<Class>().version as u64 != *pc.add(1) {
            return call_anew(pc, base, vm, ins.0, table);
        }
        let init = Bits(*pc.add(2));
        let code: *const LoadedCode = init.payload::<Function>().code;
        let count = ins.b();
        let (place, word) = if code_of(base).is_generator() {
            (Generator::of_base(base).stack_top.add(FRAME_WORDS), pc as u64 | PUT)
        } else {
            (window.add(FRAME_WORDS), pc.add(3) as u64 | PLAIN)
        };
        let fresh = place.add(1 + FRAME_WORDS);
        if (*code).plain_arguments as usize != count + 1 || no_room!(vm, fresh, (*code).registers) {
            return call(pc, base, vm, ins.0, table);
        }
        let instance = window::allocate(vm, class);
        if instance == Bits::UNSET {
            return call(pc, base, vm, ins.0, table);
        }
        let waiting: *const LoadedCode = (*vm).stubs.init;
        let mut register = count;
        while register > 0 {
            register -= 1;
            fresh.add(register + 1).write(*window.add(FRAME_WORDS + register));
        }
        // the instance keeps the class alive
        (*class.pointer()).count -= 1;
        (*instance.pointer()).count += 1;
        init.retain();
        place.sub(FRAME_WORDS).write(Bits::UNSET);
        write_record(place, word, base, waiting);
        place.write(instance);
        place.add(1).write(init);
        fresh.write(instance);
        let back = (*waiting).entry.add(1) as u64 | PLAIN;
        enter_at!(pc, place, vm, table, fresh, code, count + 1, back)
    }
    fn finish_init(pc, base, vm, ins, table) {
        let word = base.sub(3).read().0;
        if *base.add(1) != Bits::NONE {
            return window::init_answered(vm, pc, base);
        }
        let (instance, caller) = (*base, caller_of(base));
        if word & 7 == PLAIN {
            base.sub(FRAME_WORDS).write(instance);
            next!(word as *const u64, caller, vm, table, 0)
        }
        if word & 7 == PUT {
            // windows are temps: nothing is there to be dropped
            let waiting = (word & !7) as *const u64;
            let call = instruction(waiting);
            caller.add(call.a()).write(instance);
            let words = call.op().words();
            next!(waiting, caller, vm, table, words)
        }
        return window::init_answered(vm, pc, base);
    }
    fn call_keywords(pc, base, vm, ins, table) {
        return ordered::call_keywords_slow(vm, pc, base);
    }
    fn call_spread(pc, base, vm, ins, table) {
        return spread::call_spread_slow(vm, pc, base);
    }
    fn load_build_class(pc, base, vm, ins, table) {
        return make::load_build_class_slow(vm, pc, base);
    }
    fn make_function(pc, base, vm, ins, table) {
        return make::make_function_slow(vm, pc, base);
    }
    fn r#return(pc, base, vm, ins, table) {
        let word = base.sub(3).read().0;
        let code = code_of(base);
        if word & 7 != PLAIN || code.is_generator() || !(*vm).frames.is_empty() {
            if code.is_generator() {
                return super::generators::return_generator(pc, base, vm, ins.0, table);
            }
            return return_put(pc, base, vm, ins.0, table);
        }
        let value = *base.add(ins.a());
        if ins.flags() & MOVE_A == 0 {
            value.retain();
        }
        drop_locals!(vm, base, code, value);
        let function = base.sub(FRAME_WORDS);
        let callable = *function;
        (*vm).depth_left += 1;
        let caller = caller_of(base);
        *function = value;
        if callable.release_is_last() {
            return super::finalize::destroyed(word as *const u64, caller, vm, callable.0, table);
        }
        next!(word as *const u64, caller, vm, table, 0)
    }
    /// RETURN from a generator, to a native, or where frames were looked at.
    fn return_other(pc, base, vm, ins, table) {
        return leave::return_slow(vm, pc, base);
    }
    /// RETURN into the register that the caller's instruction names.
    fn return_put(pc, base, vm, ins, table) {
        let word = base.sub(3).read().0;
        let code = code_of(base);
        if word & 7 != PUT || !(*vm).frames.is_empty() {
            return return_other(pc, base, vm, ins.0, table);
        }
        let value = *base.add(ins.a());
        if ins.flags() & MOVE_A == 0 {
            value.retain();
        }
        drop_locals!(vm, base, code, value);
        let callable = *base.sub(FRAME_WORDS);
        (*vm).depth_left += 1;
        let waiting = (word & !7) as *const u64;
        let caller = caller_of(base);
        let call = instruction(waiting);
        let place = caller.add(call.a());
        let old = if call.flags() & crate::bytecode::DROP_A != 0 { *place } else { Bits::UNSET };
        *place = value;
        let words = call.op().words();
        if callable.release_is_last() {
            return leave::destroy_two_then(vm, callable, old, waiting.add(words), caller);
        }
        super::run::drop_and_next!(old, waiting, caller, vm, table, words)
    }
}
