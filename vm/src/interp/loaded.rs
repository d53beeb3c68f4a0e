//! `LoadedCode`: a VM's own copy of compiled code: instruction words that quickening rewrites, inline caches,
//! constants as values, the namespace its globals live in. A function has one from the beginning; its words,
//! constants and names are made when it is first run, by the instruction `ENTER_UNREAD` that stands in their place.

use std::sync::Arc;

use crate::bytecode::{Code, CodeFlags, Constant, Instruction, Op};
use crate::error::Answer;
use crate::fiber::{Flavor, Generator};
use crate::heap::{Header, Heap, Kind};
use crate::interp::frame::code_of;
use crate::interp::run::{Step, raised};
use crate::native::NativeRow;
use crate::types::code::CodeObject;
use crate::types::mappingproxy::MappingProxy;
use crate::types::set::Set;
use crate::types::slice::Slice;
use crate::value::{Bits, Value};
use crate::vm::{Cx, Vm};

/// What stands in the place of code that has not run; twice, so that a plain return to it has a word before it.
static UNREAD: [u64; 2] = [Op::EnterUnread as u64; 2];

/// Code as this VM runs it.
pub struct LoadedCode {
    /// Where a frame begins: the first instruction, or in a metered VM the `ENTER_METERED` before it.
    pub entry: *const u64,
    /// The first instruction of the code; tables count from here.
    pub first: *const u64,
    /// Registers of a frame.
    pub registers: u32,
    /// Registers that are locals.
    pub locals: u32,
    /// Arguments of a call that can be handed over as they lie, or `u32::MAX` when none can.
    pub plain_arguments: u32,
    /// The same of the code of a generator, coroutine or async generator.
    pub generator_arguments: u32,
    /// Which of the three they are whose code it is.
    pub flavor: Flavor,
    /// The class of generators of it; null of other code.
    pub generator_class: *mut Header,
    /// The size class of their cells.
    pub generator_cell: u32,
    /// What kind of code it is.
    pub flags: CodeFlags,
    /// The end of a generator of it is worth running something for: it may have something to close, a `try` or what it
    /// delegates to, or is a coroutine that may never have been awaited, or an async generator.
    pub may_close: bool,
    /// Constants.
    pub constants: Box<[Value]>,
    /// Interned names.
    pub names: Box<[Value]>,
    /// Name and qualified name, interned, once a function was made of it; Unset before.
    labels: [Value; 2],
    /// Interned names of the parameters that have one value each, once they were asked for.
    parameters: Option<Box<[Value]>>,
    /// The module's namespace, a dict.
    pub globals: Value,
    /// The namespace of builtins, a dict.
    pub builtins: Value,
    /// The compiled code; None for the stub of a native.
    pub code: Option<Arc<Code>>,
    /// The native whose frames run this stub.
    pub native: Option<&'static NativeRow>,
    /// Own what `entry` points to, unless it is unread.
    words: Box<[u64]>,
}

impl LoadedCode {
    /// Code of one instruction, whose frames have this many registers, all locals.
    pub fn stub(row: Option<&'static NativeRow>, op: Op, registers: u32) -> Box<LoadedCode> {
        // twice, so that a plain return to it has a word before it
        LoadedCode::of_words(row, Box::new([Instruction::new(op, 0, 0, 0, 0).0; 2]), registers)
    }

    /// The stub of a resumable native; a plain return to its frame goes on with `behind`.
    pub fn native_stub(row: &'static NativeRow, behind: Op, registers: u32) -> Box<LoadedCode> {
        LoadedCode::of_words(Some(row), super::native_frame::stub_words(behind), registers)
    }

    fn of_words(row: Option<&'static NativeRow>, words: Box<[u64]>, registers: u32) -> Box<LoadedCode> {
        Box::new(LoadedCode {
            entry: words.as_ptr(),
            first: words.as_ptr(),
            registers,
            locals: registers,
            plain_arguments: u32::MAX,
            generator_arguments: u32::MAX,
            flavor: Flavor::Generator,
            generator_class: std::ptr::null_mut(),
            generator_cell: 0,
            flags: CodeFlags(CodeFlags::HIDDEN),
            may_close: false,
            constants: Box::new([]),
            names: Box::new([]),
            labels: [Value::UNSET, Value::UNSET],
            parameters: None,
            globals: Value::UNSET,
            builtins: Value::UNSET,
            code: None,
            native: row,
            words,
        })
    }

    /// The index of an instruction word. What stands before the first counts as the first.
    #[inline]
    pub fn word(&self, pc: *const u64) -> u32 {
        if pc == UNREAD.as_ptr() {
            return 0;
        }
        // both point into `words`, or one past; a foreign pc gives a number out of range at worst
        ((pc as usize).saturating_sub(self.first as usize) / 8) as u32
    }

    /// Whether it was never run.
    pub fn is_unread(&self) -> bool {
        self.first == UNREAD.as_ptr()
    }

    /// Whether an instruction is the one that stands in the place of unread code: nothing of the code has run.
    pub fn is_entry_of_unread(pc: *const u64) -> bool {
        pc == UNREAD.as_ptr()
    }

    /// Live temps at an instruction that raises, calls or pauses.
    pub fn live_temps_at(&self, pc: *const u64) -> usize {
        if LoadedCode::is_entry_of_unread(pc) {
            return 0;
        }
        let Some(code) = &self.code else { return 0 };
        let word = self.word(pc);
        let after = code.live_temps.partition_point(|(start, _)| *start <= word);
        match after.checked_sub(1).and_then(|at| code.live_temps.get(at)) {
            Some((_, count)) => usize::from(*count),
            None => 0,
        }
    }

    /// Live temps just before an instruction: those of a frame that was left between two instructions.
    pub fn live_temps_before(&self, pc: *const u64) -> usize {
        let Some(code) = &self.code else { return 0 };
        crate::bytecode::live_before(code, self.word(pc) as usize)
    }

    /// The innermost handler that covers an instruction.
    pub fn handler_at(&self, pc: *const u64) -> Option<crate::bytecode::Handler> {
        if LoadedCode::is_entry_of_unread(pc) {
            return None;
        }
        let word = self.word(pc);
        self.code
            .as_ref()?
            .handlers
            .iter()
            .find(|handler| handler.start <= word && word < handler.end)
            .copied()
    }

    /// Whether a handler covers an instruction.
    pub fn has_handler_at(&self, pc: *const u64) -> bool {
        self.handler_at(pc).is_some()
    }

    /// The source range of an instruction word.
    pub fn position(&self, word: u32) -> crate::bytecode::SourceRange {
        let Some(code) = &self.code else { return Default::default() };
        let after = code.positions.partition_point(|(start, _)| *start <= word);
        after
            .checked_sub(1)
            .and_then(|at| code.positions.get(at))
            .map(|(_, range)| *range)
            .unwrap_or_default()
    }

    /// Whether a frame of it lies in a generator.
    #[inline(always)]
    pub fn is_generator(&self) -> bool {
        self.flags.has(CodeFlags::GENERATOR | CodeFlags::COROUTINE | CodeFlags::ASYNC_GENERATOR)
    }

    /// Interned names of the parameters that have one value each, `*args` and `**kwargs` not among them.
    pub(crate) fn parameter_names(&mut self, cx: &mut Cx) -> Answer<&[Value]> {
        if self.parameters.is_none() {
            let mut names = Vec::new();
            if let Some(code) = &self.code {
                let named = code.positional as usize + code.keyword_only as usize;
                for local in code.locals.iter().take(named) {
                    names.push(cx.intern(&local.name)?);
                }
            }
            self.parameters = Some(names.into_boxed_slice());
        }
        Ok(self.parameters.as_deref().unwrap_or_default())
    }

    /// Shows every value it owns.
    pub fn trace(&self, visit: &mut dyn FnMut(&Value)) {
        self.constants.iter().for_each(&mut *visit);
        self.names.iter().for_each(&mut *visit);
        self.parameters.iter().flatten().chain(&self.labels).for_each(&mut *visit);
        visit(&self.globals);
        visit(&self.builtins);
    }

    /// Gives up the namespaces, to break a cycle.
    pub fn clear(&mut self) {
        self.globals = Value::UNSET;
        self.builtins = Value::UNSET;
    }
}

/// Instructions as a metered VM runs them: the cost of the code is charged where it is entered, that of a
/// loop on each way back. The cost of a stretch is its length in words, at most what an operand holds.
fn metered_words(instructions: &[u64]) -> Box<[u64]> {
    let cost = |length: usize| u16::try_from(length).unwrap_or(u16::MAX);
    let mut words = Vec::with_capacity(instructions.len() + 1);
    words.push(Instruction::new(Op::EnterMetered, 0, cost(instructions.len()), 0, 0).0);
    words.extend_from_slice(instructions);
    let mut at = 1;
    while let Some(word) = words.get_mut(at) {
        let instruction = Instruction(*word);
        let op = instruction.op();
        if op == Op::JumpBack {
            let length = instruction.signed_wide().unsigned_abs() as usize;
            let (flags, distance) = (instruction.flags(), instruction.wide());
            *word = Instruction::with_wide(Op::JumpBackMetered, flags, cost(length), distance).0;
        }
        at += 1 + usize::from(op.row().caches);
    }
    words.into_boxed_slice()
}

/// Code runs for the first time in this VM.
///
/// # Safety
/// `pc` and `base` are the instruction and frame that run.
#[cold]
#[inline(never)]
pub(super) unsafe fn enter_unread(vm: *mut Vm, pc: *const u64, base: *mut Bits) -> Step {
    // SAFETY: the caller's promise; the frame keeps its code alive.
    unsafe {
        (*vm).pc = pc;
        (*vm).base = base;
        let code: *mut LoadedCode = code_of(base);
        match (*vm).cx.read_code(&mut *code) {
            Ok(()) => Step { pc: (*code).entry, base },
            Err(_) => raised(vm, pc, base),
        }
    }
}

impl Cx {
    /// A code object.
    pub fn code_object(&mut self, code: Arc<Code>) -> Answer {
        let class = self.types().code.clone();
        self.new_object(&class, CodeObject { code, loaded: None, constants: Value::UNSET })
    }

    /// The loaded form of a code object for these globals. When it is loaded for others, a code object of
    /// the same code is made and answered in its place.
    pub fn load(&mut self, code_object: &Value, globals: &Value) -> Answer<(Value, *mut LoadedCode)> {
        let Some(payload) = code_object.get_mut::<CodeObject>(self) else {
            return Err(self.type_error("a code object was expected"));
        };
        if let Some(loaded) = &mut payload.loaded {
            if loaded.globals.is(globals) {
                return Ok((code_object.clone(), &mut **loaded));
            }
            if !loaded.globals.is_unset() {
                let code = payload.code.clone();
                let twin = self.code_object(code)?;
                return self.load(&twin, globals);
            }
        }
        let (code, shown) = (payload.code.clone(), payload.constants.clone());
        let mut loaded = self.make_loaded(code, globals)?;
        // what scripts have seen is what will run
        loaded.constants = self.tuple_items(&shown).into();
        let address: *mut LoadedCode = &mut *loaded;
        if let Some(payload) = code_object.get_mut::<CodeObject>(self) {
            payload.loaded = Some(loaded);
        }
        Ok((code_object.clone(), address))
    }

    /// The interned name and qualified name of a function of this code.
    ///
    /// # Safety
    /// The code is alive.
    pub(crate) unsafe fn labels_of(&mut self, code: *mut LoadedCode) -> Answer<[Value; 2]> {
        // SAFETY: the caller's promise.
        unsafe {
            if (*code).labels[0].is_unset() {
                let (name, qualified_name) = match (*code).code.clone() {
                    Some(compiled) => (self.intern(&compiled.name)?, self.intern(&compiled.qualified_name)?),
                    None => (self.empty_str(), self.empty_str()),
                };
                (*code).labels = [name, qualified_name];
            }
            Ok((&(*code).labels).clone())
        }
    }

    fn make_loaded(&mut self, code: Arc<Code>, globals: &Value) -> Answer<Box<LoadedCode>> {
        let own = self.dict_get_text(globals, "__builtins__")?;
        let builtins = match own {
            Some(own) if own.is_kind(Kind::Module) => self.module_namespace(&own),
            // a view of a plain dict is as good as the dict; any other mapping is asked by `__getitem__`
            Some(own) => match own.get::<MappingProxy>(self) {
                Some(view) if self.is_exact(&view.mapping, &self.types().dict) => view.mapping.clone(),
                Some(_) | None => own,
            },
            None => self.builtins(),
        };
        let as_they_lie = !code
            .flags
            .has(CodeFlags::VARIABLE_POSITIONAL | CodeFlags::VARIABLE_KEYWORDS | CodeFlags::NAMESPACE)
            && code.keyword_only == 0;
        let generator =
            code.flags.has(CodeFlags::GENERATOR | CodeFlags::COROUTINE | CodeFlags::ASYNC_GENERATOR);
        let types = self.types();
        let (flavor, class) = if code.flags.has(CodeFlags::ASYNC_GENERATOR) {
            (Flavor::AsyncGenerator, &types.async_generator)
        } else if code.flags.has(CodeFlags::COROUTINE) {
            (Flavor::Coroutine, &types.coroutine)
        } else {
            (Flavor::Generator, &types.generator)
        };
        let generator_class = if generator { class.bits().pointer() } else { std::ptr::null_mut() };
        let plain = |wanted: bool| if as_they_lie && wanted { code.positional } else { u32::MAX };
        Ok(Box::new(LoadedCode {
            entry: UNREAD.as_ptr(),
            first: UNREAD.as_ptr(),
            registers: code.registers,
            locals: code.local_count,
            plain_arguments: plain(!generator),
            generator_arguments: plain(generator),
            flavor,
            generator_class,
            generator_cell: crate::heap::small_class(Generator::bytes(code.registers)),
            flags: code.flags,
            // until the code is read nobody knows
            may_close: generator,
            constants: Box::new([]),
            names: Box::new([]),
            labels: [Value::UNSET, Value::UNSET],
            parameters: None,
            globals: globals.clone(),
            builtins,
            code: Some(code),
            native: None,
            words: Box::new([]),
        }))
    }

    /// Makes the words, constants and names of code that is about to run for the first time.
    pub(crate) fn read_code(&mut self, loaded: &mut LoadedCode) -> Answer<()> {
        let Some(code) = loaded.code.clone().filter(|_| loaded.is_unread()) else { return Ok(()) };
        let mut constants = Vec::with_capacity(code.constants.len());
        for (at, constant) in code.constants.iter().enumerate() {
            constants.push(match loaded.constants.get(at) {
                Some(shown) => shown.clone(),
                None => self.constant(constant)?,
            });
        }
        let mut names = Vec::with_capacity(code.names.len());
        for name in &code.names {
            names.push(self.intern(name)?);
        }
        let metered = self.vm().config.metered;
        let words = code.instructions.to_owned_words();
        loaded.may_close &=
            loaded.flavor != Flavor::Generator || !code.handlers.is_empty() || delegates(&words);
        let words = if metered { metered_words(&words) } else { words };
        loaded.constants = constants.into_boxed_slice();
        loaded.names = names.into_boxed_slice();
        loaded.entry = words.as_ptr();
        loaded.first = words.as_ptr().wrapping_add(usize::from(metered));
        loaded.words = words;
        Ok(())
    }

    /// A constant as a value. Identifier-like strs are interned.
    pub fn constant(&mut self, constant: &Constant) -> Answer {
        match constant {
            Constant::None => Ok(Value::NONE),
            Constant::Bool(truth) => Ok(Value::bool(*truth)),
            Constant::Ellipsis => Ok(Value::ELLIPSIS),
            Constant::Int(number) => self.int(*number),
            Constant::BigInt(number) => self.big_int((**number).clone()),
            Constant::Float(number) => self.float(*number),
            Constant::Complex(real, imaginary) => self.complex(*real, *imaginary),
            Constant::Str(text) => {
                if text.len() <= 40 && text.bytes().all(|byte| byte == b'_' || byte.is_ascii_alphanumeric()) {
                    self.intern(text)
                } else {
                    self.str(text)
                }
            }
            Constant::WideStr(points) => self.str_from_points(points),
            Constant::Bytes(bytes) => self.bytes(bytes),
            Constant::Tuple(items) => {
                let items = self.constants(items)?;
                self.tuple_from(items)
            }
            Constant::FrozenSet(items) => {
                let items = self.constants(items)?;
                let class = self.types().frozenset.clone();
                let set = self.new_object(&class, Set::default())?;
                self.mark_special(&set);
                for item in items {
                    self.set_add(&set, &item)?;
                }
                Ok(set)
            }
            Constant::Slice(parts) => {
                let [start, stop, step] = &**parts;
                let (start, stop, step) = (self.constant(start)?, self.constant(stop)?, self.constant(step)?);
                let class = self.types().slice.clone();
                self.new_object(&class, Slice { start, stop, step })
            }
            Constant::Code(code) => self.code_object(code.clone()),
        }
    }

    fn constants(&mut self, constants: &[Constant]) -> Answer<Vec<Value>> {
        constants.iter().map(|constant| self.constant(constant)).collect()
    }

    /// Adds a builtin value to a set. None: a script's `__hash__` or `__eq__` would have to run; else
    /// whether it was new.
    pub fn set_add(&mut self, set: &Value, item: &Value) -> Answer<Option<bool>> {
        let Some(hash) = crate::protocol::hash::quick_hash(self, item)? else { return Ok(None) };
        let probe = match set.get::<Set>(self) {
            Some(payload) => payload.table.probe(self, hash, item),
            None => return Err(self.system_error("not a set")),
        };
        match probe {
            crate::types::dict::Probe::Found(_) => Ok(Some(false)),
            crate::types::dict::Probe::Unknown => Ok(None),
            crate::types::dict::Probe::Absent => {
                let heap: *mut Heap = self.heap();
                let Some(payload) = set.get_mut::<Set>(self) else { return Ok(None) };
                // SAFETY: the heap belongs to this VM; growing a table touches no other payload.
                match payload.table.insert_new(unsafe { &mut *heap }, hash, item.clone(), Value::NONE) {
                    Ok(()) => Ok(Some(true)),
                    Err(_) => Err(self.out_of_memory()),
                }
            }
        }
    }

    /// A complex number.
    pub fn complex(&mut self, real: f64, imaginary: f64) -> Answer {
        let class = self.types().complex.clone();
        self.new_object(&class, crate::types::complex::Complex { real, imaginary })
    }
}

/// Whether code has a `yield from` or an `await`.
fn delegates(words: &[u64]) -> bool {
    let mut at = 0;
    while let Some(&word) = words.get(at) {
        let op = Instruction(word).op();
        if op == Op::YieldFrom {
            return true;
        }
        at += op.words();
    }
    false
}
