//! Calling natives: leaves answer at once, the others get a frame or hand over to their script half.

use super::construct::{MAKE_INSTANCE, make_instance};
use super::{CallArguments, Invoked, invoke_keywords};
use crate::error::{Answer, Raised};
use crate::heap::Kind;
use crate::native::{Native, NativeCall, Role};
use crate::object::Class;
use crate::types::dict::Dict;
use crate::value::{Bits, Value};
use crate::vm::{Cx, Vm};

/// How errors name a native: `list.append`, `len`.
pub(crate) fn native_name(cx: &Cx, native: &Native) -> String {
    match native.owner.get::<Class>(cx) {
        Some(class) if !matches!(native.row.role, Role::New | Role::Function | Role::Static) => {
            format!("{}.{}", cx.text_of(&class.name), native.row.name)
        }
        Some(class) => cx.text_of(&class.name),
        None => native.row.name.to_owned(),
    }
}

/// Calls a native that needs no frame. None: it needs one.
pub(crate) fn call_leaf(cx: &mut Cx, callable: &Value, arguments: &[Value]) -> Answer<Option<Value>> {
    let Some(native) = callable.get::<Native>(cx) else { return Ok(None) };
    let row = native.row;
    let signature: *const crate::native::Signature = native.signature();
    // SAFETY: the signature lives as long as the native, which `callable` keeps alive.
    let signature = unsafe { &*signature };
    if !signature.accepts_plain(arguments.len()) {
        return call_leaf_bound(cx, callable, arguments, &[]);
    }
    let Some(leaf) = row.call.leaf() else { return Ok(None) };
    check_receiver(cx, callable, arguments)?;
    leaf.call(cx, arguments)
}

pub(crate) fn call_leaf_bound(
    cx: &mut Cx,
    callable: &Value,
    arguments: &[Value],
    keywords: &[Value],
) -> Answer<Option<Value>> {
    let Some(native) = callable.get::<Native>(cx) else { return Ok(None) };
    let row = native.row;
    let name = |cx: &Cx| callable.get::<Native>(cx).map(|native| native_name(cx, native)).unwrap_or_default();
    let signature: *const crate::native::Signature = native.signature();
    // SAFETY: as in `call_leaf`.
    let signature = unsafe { &*signature };
    if let Some(unbound) = row.unbound {
        check_receiver(cx, callable, arguments)?;
        let (positional, named) = arguments.split_at(arguments.len() - keywords.len());
        if let Some(value) = unbound(cx, positional, keywords, named)? {
            return Ok(Some(value));
        }
    }
    match row.call {
        NativeCall::Leaf(leaf) => {
            check_receiver(cx, callable, arguments)?;
            let bound = crate::native::bind(cx, row, signature, &name, arguments, keywords)?;
            leaf(cx, &bound).map(Some)
        }
        NativeCall::LeafOrScript(leaf, _) | NativeCall::LeafOrResumable(leaf, _) => {
            check_receiver(cx, callable, arguments)?;
            let bound = crate::native::bind(cx, row, signature, &name, arguments, keywords)?;
            leaf(cx, &bound)
        }
        NativeCall::Script(_) | NativeCall::Resumable(_) => Ok(None),
    }
}

/// Refuses a method of a builtin type for a receiver of another.
#[inline]
fn check_receiver(cx: &mut Cx, callable: &Value, arguments: &[Value]) -> Answer<()> {
    let Some(native) = callable.get::<Native>(cx) else { return Ok(()) };
    match native.row.role {
        Role::Method | Role::Wrapper => {}
        Role::New => return check_new(cx, callable, arguments),
        Role::Function | Role::Class | Role::Static => return Ok(()),
    }
    let owner = native.owner.clone();
    if let Some(receiver) = arguments.first()
        && (cx.is_exact(receiver, &owner) || cx.is_instance(receiver, &owner))
    {
        return Ok(());
    }
    wrong_receiver(cx, callable, arguments)
}

#[cold]
fn wrong_receiver(cx: &mut Cx, callable: &Value, arguments: &[Value]) -> Answer<()> {
    let Some(native) = callable.get::<Native>(cx) else { return Ok(()) };
    let (name, owner, role) = (native.row.name, native.owner.clone(), native.row.role);
    if !owner.is_kind(Kind::Class) {
        return Ok(());
    }
    let class = dotted_name(cx, &owner);
    let text = match arguments.first() {
        None if role == Role::Wrapper => format!("descriptor '{name}' of '{class}' object needs an argument"),
        None => format!("unbound method {class}.{name}() needs an argument"),
        Some(receiver) if role == Role::Wrapper => {
            format!(
                "descriptor '{name}' requires a '{class}' object but received a {}",
                cx.quoted_type_name(receiver)
            )
        }
        Some(receiver) => {
            format!(
                "descriptor '{name}' for '{class}' objects doesn't apply to a {} object",
                cx.quoted_type_name(receiver)
            )
        }
    };
    Err(cx.type_error(&text))
}

/// The name of a class behind that of its module, unless that is `builtins`.
fn dotted_name(cx: &mut Cx, class: &Value) -> String {
    let name = cx.class_name(class);
    let Some(payload) = class.get::<Class>(cx) else { return name };
    match payload.row {
        Some(row) if row.module == "builtins" => name,
        Some(row) => format!("{}.{name}", row.module),
        None => {
            let namespace = payload.namespace.clone();
            match cx.dict_get_text(&namespace, "__module__") {
                Ok(Some(module)) => format!("{}.{name}", cx.text_of(&module)),
                Ok(None) | Err(_) => name,
            }
        }
    }
}

fn check_new(cx: &mut Cx, callable: &Value, arguments: &[Value]) -> Answer<()> {
    let Some(native) = callable.get::<Native>(cx) else { return Ok(()) };
    if let Some(class) = arguments.first()
        && let Some(payload) = class.get::<Class>(cx)
        && payload.derives_from(&native.owner)
        && native.owner.get::<Class>(cx).is_some_and(|owner| owner.kind == payload.kind)
    {
        return Ok(());
    }
    let owner = native.owner.clone();
    wrong_class(cx, &owner, arguments)
}

/// The error of `owner.__new__` for what is no class that it could make an instance of.
#[cold]
fn wrong_class(cx: &mut Cx, owner: &Value, arguments: &[Value]) -> Answer<()> {
    let name = cx.class_name(owner);
    let Some(class) = arguments.first() else {
        return Err(cx.type_error(&format!("{name}.__new__(): not enough arguments")));
    };
    let Some(payload) = class.get::<Class>(cx) else {
        let text = format!("{name}.__new__(X): X is not a type object ({})", cx.type_name(class));
        return Err(cx.type_error(&text));
    };
    if !payload.derives_from(owner) {
        let other = cx.class_name(class);
        return Err(cx.type_error(&format!("{name}.__new__({other}): {other} is not a subtype of {name}")));
    }
    let owner_kind = owner.get::<Class>(cx).map(|owner| owner.kind);
    if Some(payload.kind) != owner_kind {
        let other = cx.class_name(class);
        let base = cx.class_name(&cx.layout_base(class));
        return Err(cx.type_error(&format!("{name}.__new__({other}) is not safe, use {base}.__new__()")));
    }
    Ok(())
}

/// Calls a native.
///
/// # Safety
/// As `invoke`.
pub(super) unsafe fn call_native(
    vm: *mut Vm,
    pc: *const u64,
    base: *mut Bits,
    callable: Value,
    arguments: CallArguments,
    keywords: &[Value],
    tag: u64,
) -> Result<Invoked, Raised> {
    // SAFETY: the caller's promise.
    unsafe {
        let cx = &mut (*vm).cx;
        let row = callable.bits().payload::<Native>().row;
        cx.charge(row.cost as usize)?;
        let answer = if keywords.is_empty() {
            call_leaf(cx, &callable, &arguments)?
        } else {
            call_leaf_bound(cx, &callable, &arguments, keywords)?
        };
        if let Some(value) = answer {
            drop(arguments);
            return Ok(Invoked::Value(value));
        }
        carry_on(vm, pc, base, callable, arguments, keywords, tag)
    }
}

/// Calls a native whose leaf, when it has one, has handed over.
///
/// # Safety
/// As `invoke`; the callable is a native.
pub(crate) unsafe fn carry_on(
    vm: *mut Vm,
    pc: *const u64,
    base: *mut Bits,
    callable: Value,
    arguments: CallArguments,
    keywords: &[Value],
    tag: u64,
) -> Result<Invoked, Raised> {
    // SAFETY: the caller's promise.
    unsafe {
        let cx = &mut (*vm).cx;
        let native = callable.bits().payload::<Native>();
        let row = native.row;
        match row.call {
            NativeCall::Resumable(_) | NativeCall::LeafOrResumable(..) => {
                check_receiver(cx, &callable, &arguments)?;
                let registers = if keywords.is_empty()
                    && native.signature().accepts_plain(arguments.len())
                    && native.signature().names.len() == arguments.len()
                {
                    arguments.into_iter().collect()
                } else {
                    let name = |cx: &Cx| native_name(cx, native);
                    let bound =
                        crate::native::bind(cx, row, native.signature(), &name, &arguments, keywords)?;
                    drop(arguments);
                    bound.into_iter().collect()
                };
                crate::interp::native_frame::enter(vm, pc, base, row, callable, registers, tag)
            }
            NativeCall::Leaf(_) => Err(cx.system_error("a leaf native wants a frame")),
            NativeCall::Script(MAKE_INSTANCE) => {
                check_receiver(cx, &callable, &arguments)?;
                let mut arguments = arguments;
                if arguments.is_empty() {
                    return Err(cx.type_error("descriptor '__call__' of 'type' object needs an argument"));
                }
                let class = arguments.remove(0);
                make_instance(vm, pc, base, class, arguments, keywords, tag)
            }
            NativeCall::LeafOrScript(..) | NativeCall::Script(_) => {
                check_receiver(cx, &callable, &arguments)?;
                let function = script_of(cx, &callable)?;
                invoke_keywords(vm, pc, base, function, arguments, keywords, tag)
            }
        }
    }
}

/// The script half of a native that has one.
pub(crate) fn script_of(cx: &mut Cx, callable: &Value) -> Answer {
    let Some(native) = callable.get::<Native>(cx) else { return Err(cx.system_error("no native")) };
    if !native.script.is_unset() {
        return Ok(native.script.clone());
    }
    let owner = native.owner.clone();
    let name = match native.row.call {
        NativeCall::LeafOrScript(_, name) | NativeCall::Script(name) => name,
        NativeCall::Leaf(_) | NativeCall::Resumable(_) | NativeCall::LeafOrResumable(..) => {
            return Err(cx.system_error("this native has no script half"));
        }
    };
    let function = cx.script_half(&owner, name)?;
    if let Some(native) = callable.get_mut::<Native>(cx) {
        native.script = function.clone();
    }
    Ok(function)
}

impl Cx {
    /// The native object of a class's call row.
    pub(in crate::interp) fn call_native_of(
        &mut self,
        class: &Value,
        row: &'static crate::native::NativeRow,
    ) -> Answer {
        let key = std::ptr::from_ref(row) as usize;
        if let Some(native) = self.vm().kept_classes(key) {
            return Ok(native);
        }
        let native = self.native(row, class.clone())?;
        self.vm().keep_class(key, native.clone());
        Ok(native)
    }

    /// The builtin class whose layout a class's instances have.
    pub fn layout_base(&self, class: &Value) -> Value {
        let mut class = class.clone();
        while let Some(payload) = class.get::<Class>(self) {
            if payload.row.is_some() || payload.base.is_unset() {
                break;
            }
            class = payload.base.clone();
        }
        class
    }

    /// The script function that carries on a native of this owner: of the module that the owner is or that its
    /// class belongs to, else of the prelude.
    pub(crate) fn script_half(&mut self, owner: &Value, name: &'static str) -> Answer {
        let module = match owner.get::<Class>(self).and_then(|class| class.row) {
            Some(row) if row.module != "builtins" => Some(self.intern(row.module)?),
            Some(_) | None => owner.is_kind(Kind::Str).then(|| owner.clone()),
        };
        if let Some(module) = module {
            let modules = self.modules();
            let module =
                modules.get::<Dict>(self).and_then(|modules| modules.get_interned(module.bits()).cloned());
            if let Some(module) = module {
                let namespace = self.module_namespace(&module);
                if namespace.is_kind(Kind::Dict)
                    && let Some(function) = self.dict_get_text(&namespace, name)?
                {
                    return Ok(function);
                }
            }
        }
        self.prelude_function(name)
    }
}
