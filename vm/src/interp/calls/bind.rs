//! Binding the arguments of a call to a script function's parameters, in place: they lie in the callee's own
//! registers as they were given, and are put in the order of the parameters there.

use smallvec::SmallVec;

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
        if let Err(raised) = outcome {
            for at in 0..binding.filled {
                (*registers.add(at)).release();
            }
            return Err(raised);
        }
        Ok(binding.filled)
    }
}

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
        let positional = self.compiled.positional as usize;
        let plain = given - keywords.len();
        let has_rest = self.compiled.flags.has(CodeFlags::VARIABLE_POSITIONAL);
        let has_keywords = self.compiled.flags.has(CodeFlags::VARIABLE_KEYWORDS);
        // SAFETY: each register below `filled` holds a value, those of the parameters are within the frame.
        unsafe {
            let named: SmallVec<[Value; 6]> =
                (plain..given).map(|at| (*self.registers.add(at)).into_value()).collect();
            self.filled = plain;
            let surplus = plain.saturating_sub(positional);
            let rest = self.take_rest(cx, plain, surplus, has_rest)?;
            while self.filled < names.len() {
                self.push(Value::UNSET);
            }
            if has_rest {
                self.push(rest);
            }
            let mut dict = Value::UNSET;
            if has_keywords {
                dict = cx.dict()?;
                self.push(dict.clone());
            }
            for (name, value) in keywords.iter().zip(named) {
                self.bind_keyword(cx, names, name, value, keywords, &dict)?;
            }
            if surplus > 0 && !has_rest {
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
    unsafe fn push(&mut self, value: Value) {
        // SAFETY: the caller's promise.
        unsafe { self.registers.add(self.filled).write(value.into_bits()) };
        self.filled += 1;
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

    /// # Safety
    /// As `bind`.
    unsafe fn bind_keyword(
        &mut self,
        cx: &mut Cx,
        names: &[Value],
        name: &Value,
        value: Value,
        keywords: &[Value],
        dict: &Value,
    ) -> Answer<()> {
        let first = self.compiled.positional_only as usize;
        let find = |name: &Value| {
            names.iter().enumerate().skip(first).find(|(_, own)| own.is(name)).map(|(at, _)| at)
        };
        // SAFETY: a name is a str; parameters have registers.
        unsafe {
            let mut place = find(name);
            if place.is_none() && (*name.bits().pointer()).flags & flag::INTERNED == 0 {
                let interned = cx.intern_value(name.clone())?;
                place = find(&interned);
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
                None if !dict.is_unset() => cx.dict_set_str(dict, name, value).map(drop),
                None => {
                    let text = cx.text_of(name);
                    Err(unexpected_keyword(cx, self.function, self.compiled, keywords, &text))
                }
            }
        }
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
