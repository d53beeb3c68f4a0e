//! Binding the arguments of a call to a script function's parameters, in place: they lie in the callee's own
//! registers as they were given, and are put in the order of the parameters there.

use super::bind_errors::{
    function_name, missing_keyword_only, missing_positional, too_many_positional, unexpected_keyword,
};
use crate::bytecode::{Code, CodeFlags};
use crate::error::Answer;
use crate::heap::{Kind, flag};
use crate::interp::LoadedCode;
use crate::types::dict::Dict;
use crate::types::function::Function;
use crate::value::{Bits, Value, lend};
use crate::vm::Cx;

/// Arranges `given` arguments that lie from `registers` on, the last of them named by `keywords`, as one
/// value for each parameter; answers how many those are. After an error all of them are gone.
///
/// # Safety
/// `function` is a script function and `code` its code; from `registers` on there is room for the arguments
/// and for the code's registers.
pub(crate) unsafe fn bind_in_place(
    cx: &mut Cx,
    function: Bits,
    code: &mut LoadedCode,
    registers: *mut Bits,
    given: usize,
    keywords: &[Value],
) -> Answer<usize> {
    let Some(compiled) = code.code.as_ref().map(std::sync::Arc::as_ptr) else {
        return Err(cx.system_error("a function without code"));
    };
    let function = std::mem::ManuallyDrop::new(function.into_value());
    // SAFETY: the caller's promise; the compiled code lives as long as the function that runs it.
    unsafe {
        let names = code.parameter_names(cx);
        let mut binding = Binding { function: &function, compiled: &*compiled, registers, filled: given };
        let outcome = match names {
            Ok(names) => binding.bind(cx, names, given, keywords),
            Err(raised) => Err(raised),
        };
        match outcome {
            Ok(()) => Ok(binding.filled),
            Err(raised) => {
                binding.drop_all();
                Err(raised)
            }
        }
    }
}

/// So many named arguments are brought out of the way without memory of the heap's.
const FEW: usize = 8;

/// One binding under way.
struct Binding<'a> {
    function: &'a Value,
    compiled: &'a Code,
    registers: *mut Bits,
    /// Registers that hold something, from the first on.
    filled: usize,
}

impl Binding<'_> {
    /// # Safety
    /// As `bind_in_place`.
    unsafe fn bind(&mut self, cx: &mut Cx, names: &[Value], given: usize, keywords: &[Value]) -> Answer<()> {
        let plain = given - keywords.len();
        // SAFETY: each register below `filled` holds a value; those of the named arguments are copied before others
        // are written over them.
        unsafe {
            if keywords.is_empty() {
                let surplus = self.bind_positional(cx, names, plain)?;
                if self.compiled.flags.has(CodeFlags::VARIABLE_KEYWORDS) {
                    let dict = cx.dict()?;
                    self.push(dict);
                }
                return self.complete(cx, names, plain, surplus, keywords);
            }
            self.filled = plain;
            let first: *const Bits = self.registers.add(plain);
            if keywords.len() <= FEW {
                let mut named = [Bits::UNSET; FEW];
                std::ptr::copy_nonoverlapping(first, named.as_mut_ptr(), keywords.len());
                self.bind_named(cx, names, plain, keywords, &mut named)
            } else {
                let mut named = std::slice::from_raw_parts(first, keywords.len()).to_vec();
                self.bind_named(cx, names, plain, keywords, &mut named)
            }
        }
    }

    /// Binds arguments of which the last are named; each word of `named` is consumed.
    ///
    /// # Safety
    /// As `bind`; `named` holds the values of the named arguments, `filled` is the number of the others.
    #[inline(always)]
    unsafe fn bind_named(
        &mut self,
        cx: &mut Cx,
        names: &[Value],
        plain: usize,
        keywords: &[Value],
        named: &mut [Bits],
    ) -> Answer<()> {
        // SAFETY: the caller's promise.
        unsafe {
            let outcome = self.bind_each(cx, names, plain, keywords, named);
            if outcome.is_err() {
                named.iter().for_each(|value| value.release());
            }
            outcome
        }
    }

    /// # Safety
    /// As `bind_named`; after an error the words that are not Unset are not consumed.
    #[inline(always)]
    unsafe fn bind_each(
        &mut self,
        cx: &mut Cx,
        names: &[Value],
        plain: usize,
        keywords: &[Value],
        named: &mut [Bits],
    ) -> Answer<()> {
        // SAFETY: the caller's promise.
        unsafe {
            let surplus = self.bind_positional(cx, names, plain)?;
            let mut dict = Bits::UNSET;
            if self.compiled.flags.has(CodeFlags::VARIABLE_KEYWORDS) {
                dict = cx.dict()?.into_bits();
                self.push_bits(dict);
            }
            // the dict lies in its register, which keeps it alive
            let dict = std::mem::ManuallyDrop::new(dict.into_value());
            for (at, place) in named.iter_mut().enumerate().take(keywords.len()) {
                let value = std::mem::replace(place, Bits::UNSET).into_value();
                self.bind_keyword(cx, names, (keywords, at), value, &dict)?;
            }
            self.complete(cx, names, plain, surplus, keywords)
        }
    }

    /// Brings the positional arguments into their places, Unset where there is none; answers how many are too many,
    /// which are in the tuple of the rest when there is one.
    ///
    /// # Safety
    /// As `bind`; the first `plain` registers hold the positional arguments, and nothing else is there.
    #[inline(always)]
    unsafe fn bind_positional(&mut self, cx: &mut Cx, names: &[Value], plain: usize) -> Answer<usize> {
        let has_rest = self.compiled.flags.has(CodeFlags::VARIABLE_POSITIONAL);
        let surplus = plain.saturating_sub(self.compiled.positional as usize);
        // SAFETY: the caller's promise; those of the parameters are within the frame.
        unsafe {
            let rest = self.take_rest(cx, plain, surplus, has_rest)?;
            while self.filled < names.len() {
                self.push_bits(Bits::UNSET);
            }
            if has_rest {
                self.push(rest);
            }
        }
        Ok(surplus)
    }

    /// What is still missing after all arguments are bound.
    ///
    /// # Safety
    /// As `bind`: each parameter's register holds its argument, or Unset.
    #[inline(always)]
    unsafe fn complete(
        &mut self,
        cx: &mut Cx,
        names: &[Value],
        plain: usize,
        surplus: usize,
        keywords: &[Value],
    ) -> Answer<()> {
        let positional = self.compiled.positional as usize;
        // SAFETY: the caller's promise.
        unsafe {
            if surplus > 0 && !self.compiled.flags.has(CodeFlags::VARIABLE_POSITIONAL) {
                return Err(too_many_positional(cx, self.function, self.compiled, plain, keywords));
            }
            if plain < positional {
                self.fill_defaults(cx, plain, names.len())?;
            }
            if names.len() > positional {
                self.fill_keyword_defaults(cx, names)?;
            }
        }
        Ok(())
    }

    /// # Safety
    /// As `bind`: the next register is free.
    #[inline(always)]
    unsafe fn push_bits(&mut self, bits: Bits) {
        // SAFETY: the caller's promise.
        unsafe { self.registers.add(self.filled).write(bits) };
        self.filled += 1;
    }

    /// # Safety
    /// As `bind`: after an error.
    #[cold]
    unsafe fn drop_all(&mut self) {
        for at in 0..self.filled {
            // SAFETY: the caller's promise.
            unsafe { (*self.registers.add(at)).release() };
        }
    }

    /// # Safety
    /// As `bind`: the next register is free.
    #[inline(always)]
    unsafe fn push(&mut self, value: Value) {
        // SAFETY: the caller's promise.
        unsafe { self.push_bits(value.into_bits()) };
    }

    /// The tuple of the positional arguments behind the parameters, which leave their registers.
    ///
    /// # Safety
    /// As `bind`.
    unsafe fn take_rest(&mut self, cx: &mut Cx, plain: usize, surplus: usize, wanted: bool) -> Answer {
        if surplus == 0 {
            return Ok(if wanted { cx.empty_tuple() } else { Value::UNSET });
        }
        // SAFETY: the caller's promise.
        unsafe {
            let first = self.registers.add(plain - surplus);
            let rest = cx.tuple(lend(first, surplus))?;
            for at in 0..surplus {
                (*first.add(at)).release();
            }
            self.filled = plain - surplus;
            Ok(rest)
        }
    }

    /// Binds one named argument: the one behind `earlier` in `keywords`.
    ///
    /// # Safety
    /// As `bind`.
    #[inline(always)]
    unsafe fn bind_keyword(
        &mut self,
        cx: &mut Cx,
        names: &[Value],
        (keywords, earlier): (&[Value], usize),
        value: Value,
        dict: &Value,
    ) -> Answer<()> {
        let name = &keywords[earlier];
        // SAFETY: a name is a str; parameters have registers.
        unsafe {
            let is_interned = (*name.bits().pointer()).flags & flag::INTERNED != 0;
            let mut place = self.find(names, name);
            if place.is_none() && !is_interned {
                let interned = cx.intern_value(name.clone())?;
                place = self.find(names, &interned);
            }
            match place {
                Some(at) if *self.registers.add(at) == Bits::UNSET => {
                    self.registers.add(at).write(value.into_bits());
                    Ok(())
                }
                Some(_) => {
                    let (function, text) = (function_name(cx, self.function), cx.text_of(name));
                    Err(cx.type_error(&format!("{function}() got multiple values for argument '{text}'")))
                }
                None if dict.is_unset() => {
                    let text = cx.text_of(name);
                    Err(unexpected_keyword(cx, self.function, self.compiled, keywords, &text))
                }
                // a host may give a name twice
                None if is_interned && !keywords[..earlier].iter().any(|other| other.is(name)) => {
                    cx.dict_add_interned(dict, name, value)
                }
                None => cx.dict_set_str(dict, name, value).map(drop),
            }
        }
    }

    /// The parameter with this name that may be given by it.
    #[inline(always)]
    fn find(&self, names: &[Value], name: &Value) -> Option<usize> {
        let first = self.compiled.positional_only as usize;
        (first..names.len()).find(|&at| names[at].is(name))
    }

    /// # Safety
    /// As `bind`.
    unsafe fn fill_defaults(&mut self, cx: &mut Cx, plain: usize, named: usize) -> Answer<()> {
        let positional = self.compiled.positional as usize;
        // SAFETY: the function is alive; its defaults are a tuple or Unset.
        unsafe {
            let defaults = &self.function.bits().payload::<Function>().defaults;
            let defaults: &[Value] =
                if defaults.is_kind(Kind::Tuple) { cx.tuple_items(defaults) } else { &[] };
            let mut missing = false;
            for at in plain..positional {
                let place = self.registers.add(at);
                if *place != Bits::UNSET {
                    continue;
                }
                match (at + defaults.len()).checked_sub(positional).and_then(|index| defaults.get(index)) {
                    Some(value) => place.write(value.clone().into_bits()),
                    None => missing = true,
                }
            }
            if missing {
                let bound = lend(self.registers, named);
                return Err(missing_positional(cx, self.function, self.compiled, bound));
            }
        }
        Ok(())
    }

    /// # Safety
    /// As `bind`.
    unsafe fn fill_keyword_defaults(&mut self, cx: &mut Cx, names: &[Value]) -> Answer<()> {
        let positional = self.compiled.positional as usize;
        // SAFETY: the function is alive; a probe by an interned name runs no script.
        unsafe {
            let defaults = &self.function.bits().payload::<Function>().keyword_defaults;
            let mut missing = false;
            for (at, name) in names.iter().enumerate().skip(positional) {
                let place = self.registers.add(at);
                if *place != Bits::UNSET {
                    continue;
                }
                match defaults.get::<Dict>(cx).and_then(|dict| dict.get_interned(name.bits())) {
                    Some(value) => place.write(value.clone().into_bits()),
                    None => missing = true,
                }
            }
            if missing {
                let bound = lend(self.registers, names.len());
                return Err(missing_keyword_only(cx, self.function, self.compiled, bound));
            }
        }
        Ok(())
    }
}
