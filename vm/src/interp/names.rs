//! Globals, builtins, and the names of class bodies and modules.

use super::frame::code_of;
use super::moves::source;
use super::operand::take_a;
use super::run::{Step, drop_and_next, handler, instruction, put_and_next, raised};
use crate::bytecode::{Instruction, MOVE_A, Op};
use crate::types::dict::Dict;
use crate::types::mappingproxy::MappingProxy;
use crate::value::{Bits, Value};
use crate::vm::{Cx, Vm};

/// Writes another opcode into an instruction.
///
/// # Safety
/// `pc` is an instruction of LoadedCode.
#[inline]
pub(crate) unsafe fn quicken(pc: *const u64, op: Op) {
    // SAFETY: the words of LoadedCode belong to this VM and are rewritten only here and in caches.
    unsafe {
        let word = pc.cast_mut();
        *word = (*word & !0xff) | op as u64;
    }
}

/// Writes an inline-cache word.
///
/// # Safety
/// The instruction at `pc` has that many caches.
#[inline]
pub(crate) unsafe fn set_cache(pc: *const u64, index: usize, word: u64) {
    // SAFETY: the caller's promise.
    unsafe { *pc.cast_mut().add(1 + index) = word }
}

/// Loads a name of the module from the place in the cache, or by the general form.
macro_rules! cached_global {
    ($pc:ident, $base:ident, $vm:ident, $ins:ident, $table:ident, $general:ident) => {{
        let dict = code_of($base).globals.bits().payload::<Dict>();
        let cache = *$pc.add(1);
        if dict.table.version() != cache as u32 {
            return $general($pc, $base, $vm, $ins.0, $table);
        }
        let bits = (*dict.table.first().add((cache >> 32) as usize)).value.bits();
        bits.retain();
        put_and_next!(bits, $ins, $pc, $base, $vm, $table, 3)
    }};
}

/// Loads a builtin from the place in the cache, or by the general form.
macro_rules! cached_builtin {
    ($pc:ident, $base:ident, $vm:ident, $ins:ident, $table:ident, $general:ident) => {{
        let code = code_of($base);
        let dict = code.globals.bits().payload::<Dict>();
        let builtins = code.builtins.bits().payload::<Dict>();
        let cache = *$pc.add(1);
        if dict.table.version() != cache as u32 || builtins.table.version() != (cache >> 32) as u32 {
            return $general($pc, $base, $vm, $ins.0, $table);
        }
        let bits = (*builtins.table.first().add(*$pc.add(2) as usize)).value.bits();
        bits.retain();
        put_and_next!(bits, $ins, $pc, $base, $vm, $table, 3)
    }};
}

/// Stores to the place in the cache, or by the general form.
macro_rules! cached_store {
    ($pc:ident, $base:ident, $vm:ident, $ins:ident, $table:ident, $general:ident) => {{
        let dict = code_of($base).globals.bits().payload::<Dict>();
        let cache = *$pc.add(1);
        if dict.table.version() != cache as u32 {
            return $general($pc, $base, $vm, $ins.0, $table);
        }
        let bits = source!($base, $ins.a(), $ins.flags() & MOVE_A != 0);
        let place = std::ptr::addr_of_mut!((*dict.table.first().add((cache >> 32) as usize)).value);
        let old = (*place).bits();
        std::ptr::write(place, bits.into_value());
        drop_and_next!(old, $pc, $base, $vm, $table, 2)
    }};
}

/// The forms of a load that has found its name in the module, or among the builtins.
const OF_GLOBAL: [Op; 2] = [Op::LoadGlobalModule, Op::LoadGlobalBuiltin];
/// Those where a frame may have a namespace of its own.
const OF_NAME: [Op; 2] = [Op::LoadNameModule, Op::LoadNameBuiltin];

handler! {
    fn load_global(pc, base, vm, ins, table) {
        return load_global_slow(vm, pc, base, OF_GLOBAL);
    }
    fn load_global_module(pc, base, vm, ins, table) {
        cached_global!(pc, base, vm, ins, table, load_global)
    }
    fn load_global_builtin(pc, base, vm, ins, table) {
        cached_builtin!(pc, base, vm, ins, table, load_global)
    }
    fn load_name_module(pc, base, vm, ins, table) {
        if *base != Bits::UNSET {
            return load_name(pc, base, vm, ins.0, table);
        }
        cached_global!(pc, base, vm, ins, table, load_name)
    }
    fn load_name_builtin(pc, base, vm, ins, table) {
        if *base != Bits::UNSET {
            return load_name(pc, base, vm, ins.0, table);
        }
        cached_builtin!(pc, base, vm, ins, table, load_name)
    }
    fn store_global(pc, base, vm, ins, table) {
        return store_global_slow(vm, pc, base);
    }
    fn store_global_cached(pc, base, vm, ins, table) {
        cached_store!(pc, base, vm, ins, table, store_global)
    }
    fn store_name_cached(pc, base, vm, ins, table) {
        if *base != Bits::UNSET {
            return store_name(pc, base, vm, ins.0, table);
        }
        cached_store!(pc, base, vm, ins, table, store_name)
    }
    fn delete_global(pc, base, vm, ins, table) {
        return delete_global_slow(vm, pc, base);
    }
    fn load_name(pc, base, vm, ins, table) {
        return load_name_slow(vm, pc, base);
    }
    fn store_name(pc, base, vm, ins, table) {
        return store_name_slow(vm, pc, base);
    }
    fn delete_name(pc, base, vm, ins, table) {
        return delete_name_slow(vm, pc, base);
    }
    fn load_mapping_or_free(pc, base, vm, ins, table) {
        return load_mapping(vm, pc, base);
    }
    fn load_mapping_or_global(pc, base, vm, ins, table) {
        return load_mapping(vm, pc, base);
    }
    fn load_locals(pc, base, vm, ins, table) {
        return load_locals_slow(vm, pc, base);
    }
}

/// The key version of a dict, given one when it has none; 0 when there are no more.
fn key_version(cx: &mut Cx, dict: &Value) -> u32 {
    let version = dict.get::<Dict>(cx).map_or(0, |dict| dict.table.version());
    if version != 0 {
        return version;
    }
    let fresh = cx.next_key_version();
    if let Some(dict) = dict.get_mut::<Dict>(cx) {
        dict.table.set_version(fresh);
    }
    fresh
}

/// Finds a global or builtin; quickens the instruction when `pc` is one that can be.
pub(crate) fn find_global(cx: &mut Cx, globals: &Value, builtins: &Value, name: &Value) -> Option<Value> {
    let own = globals.get::<Dict>(cx).and_then(|dict| dict.get_interned(name.bits()).cloned());
    own.or_else(|| builtins.get::<Dict>(cx).and_then(|dict| dict.get_interned(name.bits()).cloned()))
}

/// # Safety
/// As every slow path: the instruction and frame that run.
#[cold]
#[inline(never)]
unsafe fn load_global_slow(vm: *mut Vm, pc: *const u64, base: *mut Bits, forms: [Op; 2]) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let ins = instruction(pc);
        let code = code_of(base);
        let (globals, builtins, name) =
            (code.globals.clone(), code.builtins.clone(), code.names[ins.b()].clone());
        let cx = &mut (*vm).cx;
        if !is_plain_namespace(cx, &globals) || !is_plain_namespace(cx, &builtins) {
            return global_or_builtin(vm, pc, base, globals, builtins, name);
        }
        let in_module = globals.get::<Dict>(cx).and_then(|dict| dict.table.find_str(name.bits()));
        if let Some(index) = in_module {
            let version = key_version(cx, &globals);
            if version != 0 {
                set_cache(pc, 0, u64::from(version) | (index as u64) << 32);
                quicken(pc, forms[0]);
            }
            let value = globals
                .get::<Dict>(cx)
                .map(|dict| dict.table.slots()[index].value.clone())
                .unwrap_or_default();
            return super::operand::put(vm, pc, base, value);
        }
        if globals.is(&(*vm).prelude)
            && let Some(found) = cx.prelude_global(&name)
        {
            return match found {
                Ok(function) => super::operand::put(vm, pc, base, function),
                Err(_) => raised(vm, pc, base),
            };
        }
        let in_builtins = builtins.get::<Dict>(cx).and_then(|dict| dict.table.find_str(name.bits()));
        if let Some(index) = in_builtins {
            let (one, two) = (key_version(cx, &globals), key_version(cx, &builtins));
            if one != 0 && two != 0 {
                set_cache(pc, 0, u64::from(one) | u64::from(two) << 32);
                set_cache(pc, 1, index as u64);
                quicken(pc, forms[1]);
            }
            let value = builtins
                .get::<Dict>(cx)
                .map(|dict| dict.table.slots()[index].value.clone())
                .unwrap_or_default();
            return super::operand::put(vm, pc, base, value);
        }
        undefined(vm, pc, base, &name)
    }
}

/// The value of a global or builtin. Globals and builtins that are no plain dicts are asked by `__getitem__`.
///
/// # Safety
/// As every slow path.
unsafe fn global_or_builtin(
    vm: *mut Vm,
    pc: *const u64,
    base: *mut Bits,
    globals: Value,
    builtins: Value,
    name: Value,
) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let cx = &mut (*vm).cx;
        if !is_plain_namespace(cx, &globals) || !is_plain_namespace(cx, &builtins) {
            let arguments = smallvec::smallvec![name, globals, builtins];
            return super::invoke::call_prelude(vm, pc, base, "load_global", arguments);
        }
        match find_global(cx, &globals, &builtins, &name) {
            Some(value) => super::operand::put(vm, pc, base, value),
            None => undefined(vm, pc, base, &name),
        }
    }
}

/// # Safety
/// As every slow path.
unsafe fn undefined(vm: *mut Vm, pc: *const u64, base: *mut Bits, name: &Value) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        (*vm).pc = pc;
        (*vm).base = base;
        let cx = &mut (*vm).cx;
        let text = cx.text_of(name);
        let class = cx.exceptions().name_error.clone();
        let _ = super::exceptions::raise_name(cx, &class, &format!("name '{text}' is not defined"), &text);
        raised(vm, pc, base)
    }
}

/// # Safety
/// As every slow path.
#[cold]
#[inline(never)]
unsafe fn store_global_slow(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let ins = instruction(pc);
        let code = code_of(base);
        let (globals, name) = (code.globals.clone(), code.names[ins.b()].clone());
        let value = take_a(base, ins);
        let cx = &mut (*vm).cx;
        let answer = cx.dict_set_interned(&globals, &name, value).map(drop);
        let is_name = matches!(ins.op(), Op::StoreName | Op::StoreNameCached);
        let form = if is_name { Op::StoreNameCached } else { Op::StoreGlobalCached };
        if answer.is_ok()
            && let Some(index) = globals.get::<Dict>(cx).and_then(|dict| dict.table.find_str(name.bits()))
        {
            let version = key_version(cx, &globals);
            if version != 0 {
                set_cache(pc, 0, u64::from(version) | (index as u64) << 32);
                quicken(pc, form);
            }
        }
        super::operand::done(vm, pc, base, answer)
    }
}

/// # Safety
/// As every slow path.
#[cold]
#[inline(never)]
unsafe fn delete_global_slow(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let code = code_of(base);
        let (globals, name) = (code.globals.clone(), code.names[instruction(pc).b()].clone());
        match (*vm).cx.dict_remove_interned(&globals, &name) {
            Ok(Some(old)) => {
                drop(old);
                super::operand::done(vm, pc, base, Ok(()))
            }
            Ok(None) => undefined(vm, pc, base, &name),
            Err(_) => raised(vm, pc, base),
        }
    }
}

/// The namespace of a class body or module: register 0; None when that means the globals.
///
/// # Safety
/// `base` is a frame of code with the flag NAMESPACE.
unsafe fn namespace(base: *mut Bits) -> Option<Value> {
    // SAFETY: the caller's promise.
    unsafe {
        let own = (*base).to_value();
        own.or_unset()
    }
}

/// # Safety
/// As every slow path.
#[inline(never)]
unsafe fn load_name_slow(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let ins = instruction(pc);
        let code = code_of(base);
        let name = code.names[ins.b()].clone();
        let cx = &mut (*vm).cx;
        let Some(own) = namespace(base) else { return load_global_slow(vm, pc, base, OF_NAME) };
        if !cx.is_exact(&own, &cx.types().dict) {
            let arguments = smallvec::smallvec![own, name, code.globals.clone(), code.builtins.clone()];
            return super::invoke::call_prelude(vm, pc, base, "load_name", arguments);
        }
        if let Some(value) = own.get::<Dict>(cx).and_then(|dict| dict.get_interned(name.bits()).cloned()) {
            return super::operand::put(vm, pc, base, value);
        }
        let (globals, builtins) = (code.globals.clone(), code.builtins.clone());
        global_or_builtin(vm, pc, base, globals, builtins, name)
    }
}

/// # Safety
/// As every slow path.
#[inline(never)]
unsafe fn store_name_slow(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let ins = instruction(pc);
        let name = code_of(base).names[ins.b()].clone();
        let Some(own) = namespace(base) else { return store_global_slow(vm, pc, base) };
        let value = take_a(base, ins);
        let cx = &mut (*vm).cx;
        if cx.is_exact(&own, &cx.types().dict) {
            let answer = cx.dict_set_interned(&own, &name, value).map(drop);
            return super::operand::done(vm, pc, base, answer);
        }
        super::invoke::call_special(
            vm,
            pc,
            base,
            |names| &names.__setitem__,
            smallvec::smallvec![own, name, value],
        )
    }
}

/// # Safety
/// As every slow path.
#[inline(never)]
unsafe fn delete_name_slow(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let name = code_of(base).names[instruction(pc).b()].clone();
        let Some(own) = namespace(base) else { return delete_global_slow(vm, pc, base) };
        let cx = &mut (*vm).cx;
        if cx.is_exact(&own, &cx.types().dict) {
            return match cx.dict_remove_interned(&own, &name) {
                Ok(Some(old)) => {
                    drop(old);
                    super::operand::done(vm, pc, base, Ok(()))
                }
                Ok(None) => undefined(vm, pc, base, &name),
                Err(_) => raised(vm, pc, base),
            };
        }
        super::invoke::call_prelude(vm, pc, base, "delete_name", smallvec::smallvec![own, name])
    }
}

/// # Safety
/// As every slow path.
#[inline(never)]
unsafe fn load_mapping(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise; the mapping in temp `a` is consumed.
    unsafe {
        let ins = instruction(pc);
        let mapping = (*base.add(ins.a())).into_value();
        let code = code_of(base);
        let cx = &mut (*vm).cx;
        // of a class that has been made the cell holds the proxy of its namespace
        let mapping = match mapping.get::<MappingProxy>(cx) {
            Some(proxy) => proxy.mapping.clone(),
            None => mapping,
        };
        let by_cell = ins.op() == Op::LoadMappingOrFree;
        let name = if by_cell {
            let text =
                code.code.as_ref().and_then(|code| code.free_names.get(ins.c()).cloned()).unwrap_or_default();
            match cx.intern(&text) {
                Ok(name) => name,
                Err(_) => return raised(vm, pc, base),
            }
        } else {
            code.names[ins.b()].clone()
        };
        if !cx.is_exact(&mapping, &cx.types().dict) {
            let rest = if by_cell { cell_content(base, ins) } else { Value::UNSET };
            let rest_known = Value::bool(!rest.is_unset());
            let rest = if rest.is_unset() { Value::NONE } else { rest };
            let arguments = smallvec::smallvec![
                mapping,
                name,
                code.globals.clone(),
                code.builtins.clone(),
                rest_known,
                rest
            ];
            return super::invoke::call_prelude(vm, pc, base, "load_from_mapping", arguments);
        }
        if let Some(value) = mapping.get::<Dict>(cx).and_then(|dict| dict.get_interned(name.bits()).cloned())
        {
            drop(mapping);
            return super::operand::put(vm, pc, base, value);
        }
        drop(mapping);
        if by_cell {
            let content = cell_content(base, ins);
            if content.is_unset() {
                let text = cx.text_of(&name);
                let class = cx.exceptions().name_error.clone();
                let message = format!(
                    "cannot access free variable '{text}' where it is not associated with a value in enclosing scope"
                );
                let _ = super::exceptions::raise_name(cx, &class, &message, &text);
                return raised(vm, pc, base);
            }
            return super::operand::put(vm, pc, base, content);
        }
        let (globals, builtins) = (code.globals.clone(), code.builtins.clone());
        global_or_builtin(vm, pc, base, globals, builtins, name)
    }
}

/// # Safety
/// The frame's closure has the cell that operand `c` names.
unsafe fn cell_content(base: *mut Bits, ins: Instruction) -> Value {
    // SAFETY: the caller's promise.
    unsafe { super::moves::free_cell(base, ins.c()).payload::<crate::types::cell::Cell>().content.clone() }
}

/// # Safety
/// As every slow path.
#[inline(never)]
unsafe fn load_locals_slow(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise.
    unsafe {
        let own = namespace(base).unwrap_or_else(|| code_of(base).globals.clone());
        super::operand::put(vm, pc, base, own)
    }
}

/// Whether a value is a dict that names can be read from without running a script.
fn is_plain_namespace(cx: &Cx, value: &Value) -> bool {
    cx.is_exact(value, &cx.types().dict)
}
