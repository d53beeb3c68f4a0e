//! Dispatch. Each opcode has one handler; all have one signature and end by going on to the next
//! instruction, in one of two ways: a tail call through the table (`tail`, where the build script selected
//! it), or returning to `run`, which looks the next one up. A slow path always returns to `run`, so that it
//! may use as much Rust stack as it likes without it ever adding up.
//!
//! Rules for whoever edits a handler:
//! 1. Fast path first, a few lines; everything else is one `#[cold]` call in tail position.
//! 2. Nothing with a destructor and nothing whose address is taken may live in a handler: it would cost the
//!    tail call. Slow paths are functions of their own.
//! 3. `pc` is the current instruction; caches follow it.
//! 4. A value is dropped last: what dies may leave a finaliser to be run before the next instruction.
//! 5. Consumed operands are gone when an instruction raises or calls; its result is not there yet.
//! 6. A call that comes back makes the handler save registers on each of its paths: where only one of them
//!    needs it, that path goes on in a handler of its own.
//! 7. A way out of the common case is a jump, with nothing saved and nothing moved, when it is taken in a handler:
//!    the unspecialised form of the instruction, or a stage of its own (`destroyed`, `exhausted`).
//! 8. Before any native or slow path that can raise or look at frames, `vm.pc` and `vm.base` are set.

use crate::bytecode::{Instruction, Op};
use crate::interp::LoadedCode;
use crate::interp::unwind::unwind;
use crate::value::Bits;
use crate::vm::{Cx, Vm};

/// Where to go on. A null pc leaves the interpreter.
#[repr(C)]
#[derive(Clone, Copy)]
pub struct Step {
    /// The instruction.
    pub pc: *const u64,
    /// The frame.
    pub base: *mut Bits,
}

impl Step {
    /// Leave the interpreter.
    pub const EXIT: Step = Step { pc: std::ptr::null(), base: std::ptr::null_mut() };
}

/// A handler.
pub type Handler = unsafe extern "C-unwind" fn(*const u64, *mut Bits, *mut Vm, u64, *const Handler2) -> Step;

/// Breaks the cycle in the type of handlers: the table's element.
#[repr(transparent)]
#[derive(Clone, Copy)]
pub struct Handler2(pub Handler);

/// Declares handlers: `handler! { fn name(pc, base, vm, ins, table) { … } }`. Expands to an
/// `extern "C-unwind"` function of the one signature: a handler that may not unwind could not call its slow
/// path in tail position. Never inlined: a handler that goes on in another, for the less common case, would
/// save the registers of both on every path.
macro_rules! handler {
    ($($(#[$meta:meta])* fn $name:ident($pc:ident, $base:ident, $vm:ident, $ins:ident, $table:ident) $body:block)+) => {
        $(
            $(#[$meta])*
            /// # Safety
            /// `pc`, `base` and `vm` are those of the running frame.
            #[allow(unused_variables, clippy::missing_safety_doc)]
            #[inline(never)]
            pub(crate) unsafe extern "C-unwind" fn $name(
                $pc: *const u64,
                $base: *mut $crate::value::Bits,
                $vm: *mut $crate::vm::Vm,
                $ins: u64,
                $table: *const $crate::interp::run::Handler2,
            ) -> $crate::interp::run::Step {
                let $ins = $crate::bytecode::Instruction($ins);
                // SAFETY: the compiler of bytecode and the frame protocol keep the handlers' promises:
                // registers in range, operands initialised, caches where the row says.
                unsafe { $body }
            }
        )+
    };
}
pub(crate) use handler;

/// Goes on to the instruction `$n` words further. Expands to the tail call or to the return.
#[cfg(feature_tail)]
macro_rules! next {
    ($pc:expr, $base:expr, $vm:expr, $table:expr, $n:expr) => {{
        let pc = $pc.offset($n as isize);
        let word = *pc;
        let handler = (*$table.add((word & 0xff) as usize)).0;
        return handler(pc, $base, $vm, word, $table);
    }};
}
/// Goes on to the instruction `$n` words further. Expands to the tail call or to the return.
#[cfg(not(feature_tail))]
macro_rules! next {
    ($pc:expr, $base:expr, $vm:expr, $table:expr, $n:expr) => {{
        let _ = ($vm, $table);
        return $crate::interp::run::Step { pc: $pc.offset($n as isize), base: $base };
    }};
}
pub(crate) use next;

/// Drops a register's old value and goes on; when it was the last count, by way of `run`.
macro_rules! drop_and_next {
    ($bits:expr, $pc:expr, $base:expr, $vm:expr, $table:expr, $n:expr) => {{
        if $bits.release_is_last() {
            return $crate::interp::finalize::destroyed($pc.offset($n as isize), $base, $vm, $bits.0, $table);
        }
        $crate::interp::run::next!($pc, $base, $vm, $table, $n)
    }};
}
pub(crate) use drop_and_next;

/// Writes a result into register `a`, dropping the old value when `a` is a local, and goes on.
macro_rules! put_and_next {
    ($value:expr, $ins:expr, $pc:expr, $base:expr, $vm:expr, $table:expr, $n:expr) => {{
        let place = $base.add($ins.a());
        let value = $value;
        if $ins.flags() & $crate::bytecode::DROP_A != 0 {
            let old = *place;
            *place = value;
            $crate::interp::run::drop_and_next!(old, $pc, $base, $vm, $table, $n)
        }
        *place = value;
        $crate::interp::run::next!($pc, $base, $vm, $table, $n)
    }};
}
pub(crate) use put_and_next;

macro_rules! table {
    ($($name:ident)+) => {
        const fn handlers() -> [Handler2; 256] {
            let mut table = [Handler2(super::exceptions::invalid as Handler); 256];
            $(table[Op::$name as usize] = Handler2(handlers_by_name::$name as Handler);)+
            table
        }
    };
}
taipan_code::for_each_opcode!(table);

/// The handler of each opcode under the opcode's name.
#[allow(non_upper_case_globals, non_snake_case)]
mod handlers_by_name {
    use crate::interp::{
        arithmetic, attributes, awaiting, build, call_quick, call_resume, calls, compare, construct_frame,
        delegation, exceptions, generators, imports, intrinsic, items, iterate, jumps, moves, names,
        native_frame, operator_frame, patterns, summation,
    };
    pub(super) use arithmetic::{
        add as Add, add_float as AddFloat, add_immediate as AddImmediate, and as And,
        and_immediate as AndImmediate, floor_divide as FloorDivide,
        floor_divide_immediate as FloorDivideImmediate, invert as Invert, matrix_multiply as MatrixMultiply,
        modulo as Modulo, modulo_immediate as ModuloImmediate, multiply as Multiply,
        multiply_float as MultiplyFloat, multiply_immediate as MultiplyImmediate, negate as Negate, or as Or,
        plus as Plus, power as Power, shift_left as ShiftLeft, shift_left_immediate as ShiftLeftImmediate,
        shift_right as ShiftRight, shift_right_immediate as ShiftRightImmediate, subtract as Subtract,
        subtract_float as SubtractFloat, subtract_from_float as SubtractFromFloat,
        subtract_immediate as SubtractImmediate, true_divide as TrueDivide,
        true_divide_float as TrueDivideFloat, true_divide_into_float as TrueDivideIntoFloat, xor as Xor,
    };
    pub(super) use attributes::{
        delete_attr as DeleteAttr, load_attr as LoadAttr, load_attr_class as LoadAttrClass,
        load_attr_computed as LoadAttrComputed, load_attr_member as LoadAttrMember,
        load_attr_module as LoadAttrModule, load_attr_property as LoadAttrProperty,
        load_attr_shared as LoadAttrShared, load_attr_slot as LoadAttrSlot, load_attr_type as LoadAttrType,
        load_method as LoadMethod, load_method_class as LoadMethodClass,
        load_method_class_value as LoadMethodClassValue, load_method_module as LoadMethodModule,
        load_method_shape as LoadMethodShape, load_method_shared as LoadMethodShared,
        load_method_type as LoadMethodType, load_special as LoadSpecial, load_super_attr as LoadSuperAttr,
        load_super_method as LoadSuperMethod, load_super_method_shared as LoadSuperMethodShared,
        store_attr as StoreAttr, store_attr_add as StoreAttrAdd, store_attr_property as StoreAttrProperty,
        store_attr_shared as StoreAttrShared, store_attr_slot as StoreAttrSlot,
    };
    pub(super) use awaiting::{
        get_async_iter as GetAsyncIter, get_async_next as GetAsyncNext, get_awaitable as GetAwaitable,
        get_yield_from_iter as GetYieldFromIter,
    };
    pub(super) use build::{
        build_dict as BuildDict, build_interpolation as BuildInterpolation, build_list as BuildList,
        build_set as BuildSet, build_slice as BuildSlice, build_string as BuildString,
        build_template as BuildTemplate, build_tuple as BuildTuple, dict_add as DictAdd,
        dict_merge as DictMerge, dict_update as DictUpdate, format_value as FormatValue,
        list_append as ListAppend, list_extend as ListExtend, list_to_tuple as ListToTuple,
        set_add as SetAdd, set_update as SetUpdate,
    };
    pub(super) use call_quick::{call_length as CallLength, call_method_append as CallMethodAppend};
    pub(super) use call_resume::{
        call_generator as CallGenerator, call_method_generator as CallMethodGenerator,
        call_method_send as CallMethodSend, call_method_switch as CallMethodSwitch, call_next as CallNext,
        call_send as CallSend, call_switch as CallSwitch,
    };
    pub(super) use calls::{
        call as Call, call_builtin_class as CallBuiltinClass, call_class as CallClass,
        call_function as CallFunction, call_function_bound as CallFunctionBound,
        call_function_defaults as CallFunctionDefaults, call_function_far as CallFunctionFar,
        call_keywords as CallKeywords, call_leaf as CallLeaf, call_leaf_or_script as CallLeafOrScript,
        call_method as CallMethod, call_method_bound as CallMethodBound,
        call_method_defaults as CallMethodDefaults, call_method_function as CallMethodFunction,
        call_method_function_far as CallMethodFunctionFar, call_method_leaf as CallMethodLeaf,
        call_method_leaf_or_script as CallMethodLeafOrScript, call_spread as CallSpread,
        call_value_function as CallValueFunction, call_value_leaf as CallValueLeaf,
        finish_init as FinishInit, load_build_class as LoadBuildClass, make_function as MakeFunction,
        r#return as Return,
    };
    pub(super) use compare::{
        contains as Contains, equal as Equal, greater as Greater, greater_equal as GreaterEqual, is as Is,
        less as Less, less_equal as LessEqual, not as Not, not_equal as NotEqual,
    };
    pub(super) use construct_frame::finish_new as FinishNew;
    pub(super) use delegation::yield_from as YieldFrom;
    pub(super) use exceptions::{
        exception_arguments as ExceptionArguments, invalid as Invalid,
        load_assertion_error as LoadAssertionError, match_exception as MatchException,
        match_group as MatchGroup, pop_handled as PopHandled, prepare_raise_star as PrepareRaiseStar,
        push_handled as PushHandled, raise as Raise, raise_again as RaiseAgain, reraise as Reraise,
    };
    pub(super) use generators::r#yield as Yield;
    pub(super) use imports::{
        import_from as ImportFrom, import_name as ImportName, import_star as ImportStar,
    };
    pub(super) use intrinsic::intrinsic as Intrinsic;
    pub(super) use items::{
        delete_item as DeleteItem, load_item as LoadItem, load_item_dict as LoadItemDict,
        load_item_list as LoadItemList, load_item_str as LoadItemStr, load_item_tuple as LoadItemTuple,
        store_item as StoreItem, store_item_dict as StoreItemDict, store_item_list as StoreItemList,
        unpack_sequence as UnpackSequence, unpack_starred as UnpackStarred,
    };
    pub(super) use iterate::{
        for_iter as ForIter, for_iter_generator as ForIterGenerator, for_iter_list as ForIterList,
        for_iter_native as ForIterNative, for_iter_pair as ForIterPair, for_iter_range as ForIterRange,
        for_iter_tuple as ForIterTuple, get_iter as GetIter,
    };
    pub(super) use jumps::{
        enter_metered as EnterMetered, enter_unread as EnterUnread, jump as Jump, jump_back as JumpBack,
        jump_back_metered as JumpBackMetered, jump_contains as JumpContains, jump_equal as JumpEqual,
        jump_equal_immediate as JumpEqualImmediate, jump_greater as JumpGreater,
        jump_greater_equal as JumpGreaterEqual, jump_greater_equal_immediate as JumpGreaterEqualImmediate,
        jump_greater_immediate as JumpGreaterImmediate, jump_if_false as JumpIfFalse,
        jump_if_false_or_drop as JumpIfFalseOrDrop, jump_if_none as JumpIfNone, jump_if_true as JumpIfTrue,
        jump_if_true_or_drop as JumpIfTrueOrDrop, jump_is as JumpIs, jump_less as JumpLess,
        jump_less_equal as JumpLessEqual, jump_less_equal_immediate as JumpLessEqualImmediate,
        jump_less_immediate as JumpLessImmediate, jump_not_equal as JumpNotEqual,
        jump_not_equal_immediate as JumpNotEqualImmediate,
    };
    pub(super) use moves::{
        check_local as CheckLocal, clear_local as ClearLocal, delete_cell as DeleteCell,
        delete_free as DeleteFree, delete_local as DeleteLocal, drop_temp as Drop, load_cell as LoadCell,
        load_const as LoadConst, load_free as LoadFree, load_free_cell as LoadFreeCell,
        load_immediate as LoadImmediate, load_int as LoadInt, make_cell as MakeCell, r#move as Move,
        nop as Nop, open_window as OpenWindow, store_cell as StoreCell, store_free as StoreFree,
    };
    pub(super) use names::{
        delete_global as DeleteGlobal, delete_name as DeleteName, load_global as LoadGlobal,
        load_global_builtin as LoadGlobalBuiltin, load_global_module as LoadGlobalModule,
        load_locals as LoadLocals, load_mapping_or_free as LoadMappingOrFree,
        load_mapping_or_global as LoadMappingOrGlobal, load_name as LoadName,
        load_name_builtin as LoadNameBuiltin, load_name_module as LoadNameModule,
        store_global as StoreGlobal, store_global_cached as StoreGlobalCached, store_name as StoreName,
        store_name_cached as StoreNameCached,
    };
    pub(super) use native_frame::{
        end_fiber as EndFiber, exit as Exit, exit_nested as ExitNested, resume_native as ResumeNative,
    };
    pub(super) use operator_frame::finish_operator as FinishOperator;
    pub(super) use patterns::{
        get_len as GetLen, match_class as MatchClass, match_keys as MatchKeys, match_mapping as MatchMapping,
        match_rest as MatchRest, match_sequence as MatchSequence,
    };
    pub(super) use summation::sum_step as SumStep;
}

/// The handlers.
pub(super) static HANDLERS: [Handler2; 256] = handlers();

/// What stands in the place of every handler while the program is traced.
pub(super) static TRACED: [Handler2; 256] = [Handler2(super::trace::traced as Handler); 256];

/// The table by which a VM that nobody traces dispatches.
pub(crate) fn plain_dispatch() -> *const Handler2 {
    HANDLERS.as_ptr()
}

/// Code of the VM's own that has no source.
pub struct Stubs {
    /// What `__init__` returns to; one of `Vm::native_codes`.
    pub init: *const LoadedCode,
    /// What a script's `__new__` returns to; one of `Vm::native_codes`.
    pub new: *const LoadedCode,
    /// What an operator's method returns to; one of `Vm::native_codes`.
    pub operator: *const LoadedCode,
    /// What a comparison's method returns to; one of `Vm::native_codes`.
    pub comparison: *const LoadedCode,
    /// What a `__len__` that `len` has called returns to; one of `Vm::native_codes`.
    pub length: *const LoadedCode,
    /// What the outermost frame returns to.
    pub exit: Option<Box<LoadedCode>>,
    /// What a nested call by the host returns to.
    pub exit_nested: Option<Box<LoadedCode>>,
    /// What the body of a fiber returns to.
    pub end_fiber: Option<Box<LoadedCode>>,
}

impl Default for Stubs {
    fn default() -> Stubs {
        Stubs {
            init: std::ptr::null(),
            new: std::ptr::null(),
            operator: std::ptr::null(),
            comparison: std::ptr::null(),
            length: std::ptr::null(),
            exit: None,
            exit_nested: None,
            end_fiber: None,
        }
    }
}

/// Makes what the interpreter needs before the first frame.
pub(crate) fn prepare(cx: &mut Cx) -> crate::error::Answer<()> {
    let vm = cx.vm();
    vm.native_codes.push(LoadedCode::stub(Some(&super::invoke::WAITING_FOR_INIT), Op::FinishInit, 1));
    let init = vm.native_codes.last().map_or(std::ptr::null(), |code| &**code as *const LoadedCode);
    let new = super::construct_frame::make_stub(vm);
    let [operator, comparison, length] = super::operator_frame::make_stubs(vm);
    vm.stubs = Stubs {
        init,
        new,
        operator,
        comparison,
        length,
        exit: Some(LoadedCode::stub(None, Op::Exit, 0)),
        exit_nested: Some(LoadedCode::stub(None, Op::ExitNested, 1)),
        end_fiber: Some(LoadedCode::stub(None, Op::EndFiber, 1)),
    };
    let fiber = vm.main_fiber.clone();
    let Some(payload) = fiber.get_mut::<crate::fiber::Fiber>(cx) else {
        return Err(cx.system_error("no main fiber"));
    };
    let (first, end) = payload.stack.push_chunk(1 << 14, 1 << 14);
    let vm = cx.vm();
    vm.limit = end;
    vm.base = first;
    Ok(())
}

/// Carries out instructions from `step` on until one leaves the interpreter.
///
/// # Safety
/// `step` is an instruction and the frame it belongs to, in this VM.
pub(crate) unsafe fn run(vm: *mut Vm, step: Step) {
    let mut step = step;
    while !step.pc.is_null() {
        // SAFETY: the caller's promise, kept by every handler for the step it answers.
        unsafe {
            #[cfg(feature = "stress")]
            super::audit::audit_between(vm, step.pc, step.base);
            let word = *step.pc;
            let table = (*vm).dispatch;
            let handler = (*table.add((word & 0xff) as usize)).0;
            step = handler(step.pc, step.base, vm, word, table);
        }
    }
}

/// The pending exception goes where it is handled.
#[cold]
#[inline(never)]
pub(crate) fn raised(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: called by handlers with their own state.
    unsafe {
        (*vm).pc = pc;
        (*vm).base = base;
        unwind(&mut (*vm).cx, pc, base)
    }
}

/// The instruction at a pc.
///
/// # Safety
/// `pc` is an instruction.
#[inline(always)]
pub(crate) unsafe fn instruction(pc: *const u64) -> Instruction {
    // SAFETY: the caller's promise.
    Instruction(unsafe { *pc })
}

const _: () = assert!(size_of::<Step>() == 16);
