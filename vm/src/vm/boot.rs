//! How a VM comes to be: memory, the builtin classes and their rows, names, the namespaces of `builtins`
//! and the prelude, the main fiber. Everything heavier waits until it is asked for.

use std::sync::atomic::AtomicU32;

use super::{Cx, METHOD_CACHE, MethodEntry, Names, Vm};
use crate::error::{Answer, Raised};
use crate::fiber::{Fiber, FiberState};
use crate::heap::{HEADER, Header, Heap, Kind};
use crate::native::{ClassConstant, ModuleRow, Native, NativeRow, Role, TypeRow};
use crate::object::{Class, ClassFlags, Shape};
use crate::types::descriptor::GetSet;
use crate::types::dict::Dict;
use crate::types::exception::ExceptionTypes;
use crate::types::{KINDS, Types};
use crate::value::{Bits, Value};

/// What a host decides before a VM starts.
pub struct Config {
    /// Most bytes of memory.
    pub memory_limit: usize,
    /// Fuel; `i64::MAX` for no limit.
    pub fuel: i64,
    /// Seed of the string hash (`PYTHONHASHSEED`); None for a random one.
    pub hash_seed: Option<u64>,
    /// `sys.setrecursionlimit` at the start.
    pub recursion_limit: usize,
    /// Optimisation level of compiled code (`-O`).
    pub optimize: u8,
    /// Charge and stop at back-edges and calls.
    pub metered: bool,
    /// A limit was hit that no script can catch: no handler, `finally` or `__del__` runs any more.
    pub hard_stop: bool,
    /// When the program must have ended: real time, whatever clock the script sees.
    pub deadline: Option<std::time::Instant>,
    /// How many function entries and loop turns lie between two audits of the counts; without a number as many
    /// as the heap's size makes bearable.
    #[cfg(feature = "stress")]
    pub audit_every: Option<u32>,
}

impl Default for Config {
    fn default() -> Config {
        Config {
            memory_limit: usize::MAX / 2,
            fuel: i64::MAX,
            hash_seed: None,
            recursion_limit: 1000,
            optimize: 0,
            metered: false,
            hard_stop: false,
            deadline: None,
            #[cfg(feature = "stress")]
            audit_every: None,
        }
    }
}

impl Vm {
    /// A VM with the builtin classes and functions and this library.
    pub fn create(
        config: Config,
        host: Box<dyn crate::host::Host>,
        library: Vec<&'static ModuleRow>,
    ) -> Result<Box<Vm>, Raised> {
        let mut host = host;
        let hash_secret = match config.hash_seed {
            Some(seed) => crate::text::hash::HashSecret::from_seed(seed as u32),
            None => {
                let mut bytes = [0u8; 16];
                // without entropy the hash is the same in every run, as a sandbox wants it
                let _ = host.entropy(&mut bytes);
                crate::text::hash::HashSecret::from_bytes(bytes)
            }
        };
        let mut vm = Box::new(Vm {
            limit: std::ptr::null_mut(),
            breaker: AtomicU32::new(0),
            depth_left: config.recursion_limit as isize,
            nested_steps: 0,
            pc: std::ptr::null(),
            base: std::ptr::null_mut(),
            raised: Value::UNSET,
            handled: Value::NONE,
            carried: (Bits::UNSET, 0),
            cx: Cx { vm: std::ptr::null_mut() },
            next_version: 0,
            next_keys: 0,
            next_shape: 0,
            shared_sites: Vec::new(),
            shown_code: crate::types::code::ShownCode::default(),
            operator_sites: Vec::new(),
            operator_leaves: Vec::new(),
            makers: Vec::new(),
            types: Types::default(),
            exceptions: ExceptionTypes::default(),
            names: Names::default(),
            method_cache: Vec::new(),
            latin_1: Vec::new(),
            empty_str: Value::UNSET,
            empty_tuple: Value::UNSET,
            builtins: Value::UNSET,
            prelude: Value::UNSET,
            modules: Value::UNSET,
            sys: Value::UNSET,
            hash_secret,
            fiber: Value::UNSET,
            main_fiber: Value::UNSET,
            frames: Default::default(),
            returns_looked_up: 0,
            recursion_limit: config.recursion_limit,
            retired: Vec::new(),
            fuel: config.fuel,
            library,
            kept: Default::default(),
            row_classes: Default::default(),
            prelude_functions: Default::default(),
            nested: 0,
            stubs: crate::interp::Stubs::default(),
            native_codes: Vec::new(),
            native_stubs: Default::default(),
            signal_hook: None,
            dispatch: crate::interp::plain_dispatch(),
            observers: Default::default(),
            lives_on: false,
            rust_depth: 0,
            sources: Default::default(),
            #[cfg(feature = "stress")]
            audit_countdown: 0,
            #[cfg(feature = "stress")]
            held_by_host: Default::default(),
            result_place: std::ptr::null_mut(),
            owed: 0,
            unseen_work: 0,
            out_of_time: false,
            memory_spent: false,
            memory_error: Value::UNSET,
            host,
            heap: Heap::new(KINDS, config.memory_limit, std::ptr::null()),
            config,
        });
        vm.cx.vm = &mut *vm;
        if vm.config.deadline.is_some() {
            vm.breaker.fetch_or(crate::sched::breaker::DEADLINE, std::sync::atomic::Ordering::Relaxed);
        }
        vm.heap.breaker = &vm.breaker;
        vm.method_cache.resize_with(METHOD_CACHE, MethodEntry::default);
        let cx: *mut Cx = &mut vm.cx;
        // SAFETY: the VM is boxed and does not move; the token is its own.
        boot(unsafe { &mut *cx })?;
        Ok(vm)
    }

    /// The token of this VM.
    pub fn cx(&mut self) -> &mut Cx {
        &mut self.cx
    }
}

fn boot(cx: &mut Cx) -> Answer<()> {
    for (row, field) in Types::ROWS {
        let class = cx.bare_class(row)?;
        *field(&mut cx.vm().types) = class;
    }
    let metaclass = cx.types().r#type.bits().pointer();
    for class in cx.types().all() {
        // SAFETY: the classes are live.
        unsafe { (*class.bits().pointer()).class = metaclass };
    }
    let (object, _) = cx.str_empty_cell()?;
    cx.vm().empty_str = object;
    for point in 0..=255u8 {
        let value = cx.str_one(point)?;
        cx.vm().latin_1.push(value);
    }
    let (empty, _) = cx.tuple_cell(0)?;
    cx.vm().empty_tuple = empty;
    cx.vm().names = Names::create(cx)?;
    for (row, field) in Types::ROWS {
        let class = field(&mut cx.vm().types).clone();
        let base = cx.base_of(row);
        cx.complete_class(&class, row, base)?;
    }
    cx.vm().exceptions = ExceptionTypes::create(cx)?;
    crate::types::exception::finish_hierarchy(cx)?;
    let class = cx.exceptions().memory_error.clone();
    cx.vm().memory_error = cx.exception(&class, &[])?;
    cx.vm().modules = cx.dict()?;
    cx.vm().prelude = cx.dict()?;
    let mut fiber = Fiber::new(Value::NONE, Value::NONE);
    fiber.state = FiberState::Started;
    fiber.is_main = true;
    let class = cx.types().fiber.clone();
    let fiber = cx.new_object(&class, fiber)?;
    cx.vm().main_fiber = fiber.clone();
    cx.vm().fiber = fiber;
    crate::interp::prepare(cx)?;
    crate::builtins::install(cx)?;
    Ok(())
}

/// Kinds whose payload has a field for the dict of attributes.
pub(crate) fn keeps_dict_in_payload(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Module | Kind::Function | Kind::StaticMethod | Kind::ClassMethod | Kind::Fiber | Kind::Class
    )
}

impl Cx {
    fn base_of(&mut self, row: &'static TypeRow) -> Option<Value> {
        if std::ptr::eq(row, &crate::types::object::TYPE) {
            return None;
        }
        let types = &mut self.vm().types;
        match row.base {
            None => Some(types.object.clone()),
            Some(base) => Types::ROWS
                .iter()
                .find(|(other, _)| std::ptr::eq(*other, base))
                .map(|(_, field)| field(types).clone()),
        }
    }

    /// A class object of which nothing but the kind is known yet.
    pub(crate) fn bare_class(&mut self, row: &'static TypeRow) -> Answer {
        let object = self.allocate(Kind::Class, HEADER + size_of::<Class>())?;
        let class = Class {
            name: Value::UNSET,
            qualified_name: Value::UNSET,
            bases: Value::UNSET,
            base: Value::UNSET,
            order: Value::UNSET,
            namespace: Value::UNSET,
            subclasses: Vec::new(),
            version: 0,
            flags: ClassFlags(row.flags | ClassFlags::IMMUTABLE),
            kind: row.kind,
            slots: 0,
            root_shape: std::ptr::null_mut(),
            dictionary_shape: std::ptr::null_mut(),
            shapes: Vec::new(),
            row: Some(row),
            itself: object,
        };
        // SAFETY: the new cell has room for the payload.
        unsafe {
            if self.types().r#type.bits().is_pointer() {
                (*object).class = self.types().r#type.bits().pointer();
            }
            Header::payload(object).cast::<Class>().write(class);
        }
        Ok(Bits::from_pointer(object).into_value())
    }

    /// The class of a row, made now. Its base must exist: found by name among the builtin and exception
    /// classes and those made by `builtin_class` before.
    pub fn builtin_class(&mut self, row: &'static TypeRow) -> Answer {
        let key = row_key(row);
        if let Some(class) = self.vm().kept_classes(key) {
            return Ok(class);
        }
        if let Some((_, field)) = Types::ROWS.iter().find(|(other, _)| std::ptr::eq(*other, row)) {
            return Ok(field(&mut self.vm().types).clone());
        }
        let base = match row.base {
            Some(base) => self.builtin_class(base)?,
            None => self.types().object.clone(),
        };
        let class = self.bare_class(row)?;
        self.complete_class(&class, row, Some(base))?;
        self.vm().keep_class(key, class.clone());
        Ok(class)
    }

    fn complete_class(&mut self, class: &Value, row: &'static TypeRow, base: Option<Value>) -> Answer<()> {
        let name = self.intern(row.name)?;
        let namespace = self.dict()?;
        let (bases, order) = match &base {
            None => (self.empty_tuple(), self.tuple(std::slice::from_ref(class))?),
            Some(base) => {
                let mut order = vec![class.clone()];
                let above = base.get::<Class>(self).map(|base| base.order.clone()).unwrap_or_default();
                order.extend_from_slice(self.tuple_items(&above));
                (self.tuple(std::slice::from_ref(base))?, self.tuple(&order)?)
            }
        };
        self.fill_namespace(class, row, &namespace)?;
        let inherited = base.as_ref().and_then(|base| base.get::<Class>(self)).map_or(0, |base| {
            base.flags.0
                & (ClassFlags::EXCEPTION
                    | ClassFlags::HAS_DICT
                    | ClassFlags::SEQUENCE
                    | ClassFlags::MAPPING
                    | ClassFlags::WEAK)
        });
        let object = class.bits().pointer();
        // SAFETY: the class is live; nothing else borrows its payload.
        let payload = unsafe { class.bits().payload::<Class>() };
        payload.name = name.clone();
        payload.qualified_name = name;
        payload.bases = bases;
        payload.order = order;
        payload.namespace = namespace.clone();
        self.mark_special(&namespace);
        payload.flags.0 |= inherited;
        if payload.flags.has(ClassFlags::HAS_DICT) && !keeps_dict_in_payload(row.kind) {
            let mut root = Box::new(Shape::root(object, 0, if row.kind == Kind::Instance { 4 } else { 0 }));
            payload.root_shape = &mut *root;
            payload.shapes.push(root);
        }
        if let Some(base) = base {
            // SAFETY: the base is a live class.
            unsafe { base.bits().payload::<Class>().subclasses.push(object) };
            payload.base = base;
        }
        self.class_changed(class);
        Ok(())
    }

    /// Sets an attribute of a builtin class that a row cannot describe.
    pub fn set_class_attribute(&mut self, class: &Value, name: &str, value: Value) -> Answer<()> {
        let namespace = class.get::<Class>(self).map(|class| class.namespace.clone()).unwrap_or_default();
        self.dict_set_text(&namespace, name, value)?;
        self.class_changed(class);
        Ok(())
    }

    /// Adds rows to a class that exists.
    pub(crate) fn add_rows(
        &mut self,
        class: &Value,
        methods: &'static [NativeRow],
        properties: &'static [crate::native::GetSetRow],
    ) -> Answer<()> {
        let namespace = class.get::<Class>(self).map(|class| class.namespace.clone()).unwrap_or_default();
        for method in methods {
            let native = self.native(method, class.clone())?;
            self.dict_set_text(&namespace, method.name, native)?;
        }
        for property in properties {
            let own = self.types().get_set.clone();
            let value = self.new_object(&own, GetSet { row: property, class: class.clone() })?;
            self.dict_set_text(&namespace, property.name, value)?;
        }
        self.class_changed(class);
        Ok(())
    }

    /// Gives a builtin class several bases.
    pub(crate) fn set_bases(&mut self, class: &Value, bases: &[Value]) -> Answer<()> {
        let mut order = vec![class.clone()];
        order.extend(crate::object::linearise(self, bases)?);
        let (bases_tuple, order) = (self.tuple(bases)?, self.tuple_from(order)?);
        let object = class.bits().pointer();
        // SAFETY: all are live classes; nothing else borrows their payloads.
        unsafe {
            let payload = class.bits().payload::<Class>();
            let old = (
                std::mem::replace(&mut payload.bases, bases_tuple),
                std::mem::replace(&mut payload.order, order),
            );
            for base in bases {
                let subclasses = &mut base.bits().payload::<Class>().subclasses;
                if !subclasses.contains(&object) {
                    subclasses.push(object);
                }
            }
            drop(old);
        }
        self.class_changed(class);
        Ok(())
    }

    fn fill_namespace(&mut self, class: &Value, row: &'static TypeRow, namespace: &Value) -> Answer<()> {
        for method in row.methods {
            let native = self.native(method, class.clone())?;
            let value = match method.role {
                Role::Static => {
                    let wrapper = self.types().static_method.clone();
                    let payload =
                        crate::types::descriptor::StaticMethod { function: native, dict: Value::UNSET };
                    self.new_object(&wrapper, payload)?
                }
                Role::Function | Role::Method | Role::Wrapper | Role::Class | Role::New => native,
            };
            self.dict_set_text(namespace, method.name, value)?;
        }
        for property in row.properties {
            let own = self.types().get_set.clone();
            let value = self.new_object(&own, GetSet { row: property, class: class.clone() })?;
            self.dict_set_text(namespace, property.name, value)?;
        }
        for (name, constant) in row.constants {
            let value = match constant {
                ClassConstant::None => Value::NONE,
                ClassConstant::Str(text) => self.str(text)?,
                ClassConstant::Int(number) => self.int(*number)?,
                ClassConstant::Names(names) => {
                    let mut items = Vec::new();
                    for name in *names {
                        items.push(self.intern(name)?);
                    }
                    self.tuple(&items)?
                }
            };
            self.dict_set_text(namespace, name, value)?;
        }
        let has_doc = namespace
            .get::<Dict>(self)
            .is_some_and(|dict| dict.get_interned(self.names().__doc__.bits()).is_some());
        if !has_doc {
            let doc = if row.doc.is_empty() { Value::NONE } else { self.str(row.doc)? };
            self.dict_set_text(namespace, "__doc__", doc)?;
        }
        if row.module != "builtins" {
            let module = self.intern(row.module)?;
            self.dict_set_text(namespace, "__module__", module)?;
        }
        Ok(())
    }

    /// The function object of a row. `owner` is the class it stands in, or the name of its module.
    pub fn native(&mut self, row: &'static NativeRow, owner: Value) -> Answer {
        let types = self.types();
        let class = if owner.is_kind(Kind::Class) {
            match row.role {
                Role::Method => &types.native_method,
                Role::Wrapper => &types.native_wrapper,
                Role::Class => &types.native_class_method,
                Role::Function | Role::Static | Role::New => &types.native,
            }
        } else {
            &types.native
        };
        self.new_object(class, Native::new(row, owner))
    }

    fn str_empty_cell(&mut self) -> Answer<(Value, ())> {
        let value = self.new_str_cell(0, 1, true)?;
        Ok((value, ()))
    }

    fn str_one(&mut self, point: u8) -> Answer {
        let value = self.new_str_cell(1, 1, point < 128)?;
        // SAFETY: the cell has one unit of one byte.
        unsafe { Header::payload(value.bits().pointer()).add(crate::types::str::STR_HEAD).write(point) };
        Ok(value)
    }
}

fn row_key(row: &'static TypeRow) -> usize {
    std::ptr::from_ref(row) as usize
}
