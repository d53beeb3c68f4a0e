//! The text of an uncaught exception, as CPython 3.14 prints it: frames with their source lines and carets
//! (PEP 657), repeated lines folded, causes and contexts, notes, groups, and "Did you mean".

use crate::bytecode::SourceRange;
use crate::heap::Kind;
use crate::host::Capability;
use crate::object::Class;
use crate::types::code::CodeObject;
use crate::types::dict::Dict;
use crate::types::exception::Exception;
use crate::types::traceback::Traceback;
use crate::types::traceback::carets;
use crate::value::Value;
use crate::vm::Cx;

const CAUSE: &str = "\nThe above exception was the direct cause of the following exception:\n\n";
const CONTEXT: &str = "\nDuring handling of the above exception, another exception occurred:\n\n";
/// A line that repeats more often than this is folded.
const REPEATS: usize = 3;
/// Groups show this many members, and nest this deep.
const GROUP_WIDTH: usize = 15;
const GROUP_DEPTH: usize = 10;

/// One frame of a traceback.
struct FrameLine {
    file: String,
    name: String,
    range: SourceRange,
}

/// Which field of a syntax error holds the place and the source that a misspelt keyword is looked for in.
const METADATA: usize = 8;

/// Which field of an import error names what was wanted of the module.
const NAME_FROM: usize = 2;

impl Cx {
    /// The text that an uncaught exception is reported with, its traceback included.
    pub fn format_exception(&mut self, exception: &Value) -> String {
        let mut text = String::new();
        let mut seen = Vec::new();
        self.format_chain(exception, &mut text, &mut seen, 0);
        text
    }

    /// The traceback and the last line of an exception alone, without carets: for what nobody could catch.
    pub fn format_alone(&mut self, exception: &Value) -> String {
        let mut text = String::new();
        let traceback =
            exception.get::<Exception>(self).map(|payload| payload.traceback.clone()).unwrap_or_default();
        let mut frames = self.frame_lines(&traceback);
        for frame in &mut frames {
            let line = frame.range.line;
            frame.range = SourceRange { line, end_line: line, column: 0, end_column: 0 };
        }
        if !frames.is_empty() {
            text.push_str("Traceback (most recent call last):\n");
            self.format_frames(&frames, &mut text);
        }
        self.format_last(exception, &mut text);
        text
    }

    fn format_chain(&mut self, exception: &Value, text: &mut String, seen: &mut Vec<u64>, depth: usize) {
        // links are collected first: a chain may be long
        let mut chain = vec![(exception.clone(), "")];
        seen.push(exception.identity());
        while let Some((last, _)) = chain.last().cloned() {
            let Some(payload) = last.get::<Exception>(self) else { break };
            let (cause, context, suppressed) =
                (payload.cause.clone(), payload.context.clone(), payload.suppress_context);
            let (next, link) = if !cause.is_none() {
                (cause, CAUSE)
            } else if !context.is_none() && !suppressed {
                (context, CONTEXT)
            } else {
                break;
            };
            if seen.contains(&next.identity()) || chain.len() > 1000 {
                break;
            }
            seen.push(next.identity());
            chain.push((next, link));
        }
        let links: Vec<&str> = chain.iter().map(|(_, link)| *link).collect();
        for (at, (exception, _)) in chain.iter().enumerate().rev() {
            self.format_one(exception, text, seen, depth);
            if at > 0 {
                text.push_str(links[at]);
            }
        }
    }

    fn format_one(&mut self, exception: &Value, text: &mut String, seen: &mut Vec<u64>, depth: usize) {
        let group = self.is_instance(exception, &self.exceptions().base_exception_group.clone());
        let traceback =
            exception.get::<Exception>(self).map(|payload| payload.traceback.clone()).unwrap_or_default();
        let frames = self.frame_lines(&traceback);
        if group && depth <= GROUP_DEPTH {
            self.format_group(exception, &frames, text, seen, depth);
            return;
        }
        if !frames.is_empty() {
            text.push_str("Traceback (most recent call last):\n");
            self.format_frames(&frames, text);
        }
        self.format_last(exception, text);
    }

    fn frame_lines(&mut self, traceback: &Value) -> Vec<FrameLine> {
        let mut frames = Vec::new();
        let mut link = traceback.clone();
        while let Some(entry) = link.get::<Traceback>(self) {
            let (next, object, word, line) =
                (entry.next.clone(), entry.code_object.clone(), entry.word, entry.line);
            if let Some(code) = object.get::<CodeObject>(self) {
                let after = code.code.positions.partition_point(|(start, _)| *start <= word);
                let mut range = after
                    .checked_sub(1)
                    .and_then(|at| code.code.positions.get(at))
                    .map(|(_, range)| *range)
                    .unwrap_or_default();
                if line != 0 && line != range.line {
                    range = SourceRange { line, end_line: line, column: 0, end_column: 0 };
                }
                frames.push(FrameLine {
                    file: code.code.file_name.to_string(),
                    name: code.code.name.to_string(),
                    range,
                });
            }
            link = next;
        }
        if let Some(limit) = self.traceback_limit() {
            let shown = usize::try_from(limit).unwrap_or(0);
            frames.drain(..frames.len().saturating_sub(shown));
        }
        frames
    }

    /// `sys.tracebacklimit`, where a script has set it.
    fn traceback_limit(&mut self) -> Option<i64> {
        let sys = self.sys();
        if sys.is_unset() {
            return None;
        }
        match self.dict_get_text(&sys, "tracebacklimit") {
            Ok(limit) => limit.and_then(|limit| self.as_i64(&limit)),
            Err(_) => {
                drop(self.take_raised());
                None
            }
        }
    }

    fn format_frames(&mut self, frames: &[FrameLine], text: &mut String) {
        let mut repeats = 0;
        for (at, frame) in frames.iter().enumerate() {
            let same = at.checked_sub(1).map(|before| &frames[before]).is_some_and(|before| {
                before.file == frame.file
                    && before.range.line == frame.range.line
                    && before.name == frame.name
            });
            if same {
                repeats += 1;
            } else {
                say_repeats(repeats, text);
                repeats = 0;
            }
            if repeats >= REPEATS {
                continue;
            }
            text.push_str(&format!(
                "  File \"{}\", line {}, in {}\n",
                frame.file, frame.range.line, frame.name
            ));
            if let Some(source) = self.source_text(&frame.file) {
                carets::show(&source, frame.range, text);
            }
        }
        say_repeats(repeats, text);
    }

    /// The text of a source file: what was remembered for it, or the file.
    pub fn source_text(&mut self, file: &str) -> Option<std::sync::Arc<str>> {
        if let Some(text) = self.vm().sources.get(file) {
            return Some(text.clone());
        }
        if file.starts_with('<') || !self.host().allows(Capability::Files) {
            return None;
        }
        let bytes = std::fs::read(file).ok()?;
        let text: std::sync::Arc<str> = match taipan_parser::decode(&bytes) {
            Ok(text) => text.into(),
            Err(_) => String::from_utf8_lossy(&bytes).into(),
        };
        self.vm().sources.insert(file.to_owned(), text.clone());
        Some(text)
    }

    /// Keeps the text of a source that is no file, for tracebacks.
    pub fn remember_source(&mut self, file: &str, text: &str) {
        self.vm().sources.insert(file.to_owned(), text.into());
    }

    /// `str(value)` when that can be had; a script's `__str__` may run.
    pub fn text_or(&mut self, value: &Value, otherwise: &str) -> String {
        if value.is_kind(Kind::Str) {
            return self.text_of(value);
        }
        let class = self.types().str.clone();
        match self.call_nested(&class, std::slice::from_ref(value)) {
            Ok(text) => self.text_of(&text),
            Err(_) => {
                drop(self.take_raised());
                otherwise.to_owned()
            }
        }
    }

    /// The name of an exception's class as the last line shows it.
    fn shown_class(&mut self, exception: &Value) -> String {
        let class = self.class_of(exception);
        let name =
            class.get::<Class>(self).map(|class| self.text_of(&class.qualified_name)).unwrap_or_default();
        let namespace = class.get::<Class>(self).map(|class| class.namespace.clone()).unwrap_or_default();
        let key = self.names().__module__.clone();
        let module = namespace.get::<Dict>(self).and_then(|dict| dict.get_interned(key.bits()).cloned());
        match module {
            Some(module) if module.is_kind(Kind::Str) => {
                let module = self.text_of(&module);
                if module == "builtins" || module == "__main__" { name } else { format!("{module}.{name}") }
            }
            _ => name,
        }
    }

    fn format_last(&mut self, exception: &Value, text: &mut String) {
        let name = self.shown_class(exception);
        if self.is_instance(exception, &self.exceptions().syntax_error.clone()) {
            self.format_syntax_error(exception, &name, text);
        } else {
            let message = self.text_or(exception, "<exception str() failed>");
            text.push_str(&name);
            if !message.is_empty() {
                text.push_str(": ");
                text.push_str(&message);
            }
            if let Some(hint) = self.suggestion(exception) {
                text.push_str(&hint);
            }
            text.push('\n');
        }
        self.format_notes(exception, text);
    }

    fn format_notes(&mut self, exception: &Value, text: &mut String) {
        let key = self.names().__notes__.clone();
        let Some(notes) = crate::object::own_attribute(exception, &key) else { return };
        let items = if notes.is_kind(Kind::List) {
            self.list_items(&notes).to_vec()
        } else {
            self.tuple_items(&notes).to_vec()
        };
        for note in items {
            text.push_str(&self.text_or(&note, "<note str() failed>"));
            text.push('\n');
        }
    }

    fn format_syntax_error(&mut self, exception: &Value, name: &str, text: &mut String) {
        let mut fields =
            exception.get::<Exception>(self).map(|payload| payload.fields.clone()).unwrap_or_default();
        let message = self.hint_of_syntax_error(&mut fields);
        let field = |index: usize| fields.get(index).cloned().unwrap_or(Value::NONE);
        let line = field(2).as_small_int();
        if let Some(line) = line {
            let file = if field(1).is_none() { "<string>".to_owned() } else { self.text_of(&field(1)) };
            text.push_str(&format!("  File \"{file}\", line {line}\n"));
            let source = if field(4).is_kind(Kind::Str) { self.text_of(&field(4)) } else { String::new() };
            let shown = source.trim_end_matches(['\n', '\r']).lines().next_back().unwrap_or("").to_owned();
            let stripped = shown.trim_start_matches([' ', '\t', '\x0c']);
            if !stripped.is_empty() {
                text.push_str(&format!("    {stripped}\n"));
                if let Some(offset) = field(3).as_small_int() {
                    let indent = (shown.chars().count() - stripped.chars().count()) as i64;
                    let width = stripped.chars().count() as i64;
                    let mut end = field(6).as_small_int().unwrap_or(offset);
                    if field(5).as_small_int().is_some_and(|end_line| end_line != line) {
                        end = indent + width + 1;
                    }
                    if end <= 0 || end <= offset {
                        end = offset + 1;
                    }
                    let from = offset - 1 - indent;
                    if offset >= 1 && from >= 0 {
                        let count = (end - offset).max(1).min((width - from).max(1));
                        text.push_str(&format!(
                            "    {}{}\n",
                            " ".repeat(from as usize),
                            "^".repeat(count as usize)
                        ));
                    }
                }
            }
        }
        text.push_str(&format!("{name}: {message}\n"));
    }

    /// The message of a syntax error with these fields. Where a misspelt keyword may be behind it, that is said, and the
    /// fields tell the place of the word.
    fn hint_of_syntax_error(&mut self, fields: &mut [Value]) -> String {
        let Some(message) = fields.first().filter(|message| !message.is_none()) else {
            return "<no detail available>".to_owned();
        };
        let message = self.text_or(message, "");
        let Some(metadata) = fields.get(METADATA).filter(|metadata| metadata.is_kind(Kind::Tuple)) else {
            return message;
        };
        let source = match self.tuple_items(metadata) {
            [_, _, source] if source.is_kind(Kind::Str) => source.clone(),
            _ => return message,
        };
        let source = self.text_of(&source);
        let Some(hint) = taipan_parser::parse(&source, taipan_parser::Mode::File)
            .err()
            .filter(|error| *error.message == *message)
            .and_then(|error| taipan_parser::suggest_keyword(&source, &error))
        else {
            return message;
        };
        let lines = taipan_parser::LineIndex::new(&source);
        let line = lines.line(hint.span.start);
        let before = source.get(lines.line_start(line) as usize..hint.span.start as usize).unwrap_or("");
        let offset = before.chars().count() as i64 + 1;
        let width = hint.span.text(&source).chars().count() as i64;
        if let Ok(shown) = self.str(lines.line_text(&source, line)) {
            for (index, value) in [
                (2, Value::small_int(line.into())),
                (3, Value::small_int(offset)),
                (4, shown),
                (5, Value::small_int(line.into())),
                (6, Value::small_int(offset + width)),
            ] {
                if let Some(field) = fields.get_mut(index) {
                    *field = value;
                }
            }
        }
        hint.message()
    }

    fn format_group(
        &mut self,
        exception: &Value,
        frames: &[FrameLine],
        text: &mut String,
        seen: &mut Vec<u64>,
        depth: usize,
    ) {
        let outermost = depth == 0;
        let margin = if outermost { "  | " } else { "" };
        let mut own = String::new();
        if !frames.is_empty() {
            own.push_str("Exception Group Traceback (most recent call last):\n");
            self.format_frames(frames, &mut own);
        }
        self.format_last(exception, &mut own);
        for (at, line) in own.lines().enumerate() {
            let head = if outermost && at == 0 && !frames.is_empty() { "  + " } else { margin };
            text.push_str(head);
            text.push_str(line);
            text.push('\n');
        }
        let inner = exception.get::<Exception>(self).and_then(|payload| payload.fields.get(1).cloned());
        let members = inner.map(|inner| self.tuple_items(&inner).to_vec()).unwrap_or_default();
        let indent = if outermost { "  " } else { "" };
        let count = members.len();
        for (at, member) in members.iter().enumerate() {
            let opening = if at == 0 { "+-" } else { "  " };
            if at == GROUP_WIDTH {
                text.push_str(&format!("{indent}{opening}+---------------- ... ----------------\n"));
                let more = count - GROUP_WIDTH;
                let plural = if more > 1 { "s" } else { "" };
                text.push_str(&format!("{indent}  | and {more} more exception{plural}\n"));
                text.push_str(&format!("{indent}  +------------------------------------\n"));
                return;
            }
            text.push_str(&format!("{indent}{opening}+---------------- {} ----------------\n", at + 1));
            let mut nested = String::new();
            if depth < GROUP_DEPTH {
                self.format_chain(member, &mut nested, seen, depth + 1);
            } else {
                nested.push_str(&format!("... (max_group_depth is {GROUP_DEPTH})\n"));
            }
            let is_group = self.is_instance(member, &self.exceptions().base_exception_group.clone());
            let lines: Vec<&str> = nested.lines().collect();
            for line in &lines {
                // a nested group's own frame of lines is not given another bar
                let is_frame = is_group
                    && (line.starts_with("+-+-") || line.starts_with("  +-") || line.starts_with("  | "));
                text.push_str(&if is_frame {
                    format!("{indent}  {line}\n")
                } else {
                    format!("{indent}  | {line}\n")
                });
            }
            if at + 1 == count && !is_group {
                text.push_str(&format!("{indent}  +------------------------------------\n"));
            }
        }
    }

    /// `. Did you mean: 'x'?` for names and attributes.
    fn suggestion(&mut self, exception: &Value) -> Option<String> {
        let classes = self.exceptions();
        let fields = exception.get::<Exception>(self)?.fields.clone();
        let is_import = self.is_instance(exception, &classes.import_error);
        let wrong = fields.get(if is_import { NAME_FROM } else { 0 }).cloned();
        let wrong = wrong.filter(|name| name.is_kind(Kind::Str))?;
        let wrong = self.text_of(&wrong);
        let names: Vec<String> = if is_import {
            self.names_of_module(&fields)
        } else if self.is_instance(exception, &classes.attribute_error) {
            let object = fields.get(1).cloned()?;
            self.plain_attribute_names(&object)
        } else if self.is_instance(exception, &classes.name_error) {
            if self.is_attribute_of_self(exception, &wrong) {
                return Some(format!(". Did you mean: 'self.{wrong}'?"));
            }
            self.names_in_scope(exception)
        } else {
            return None;
        };
        let hint = crate::protocol::suggest::closest(&wrong, names.iter().map(String::as_str));
        if let Some(hint) = hint {
            return Some(format!(". Did you mean: '{hint}'?"));
        }
        if self.is_instance(exception, &classes.name_error) && self.is_library_module(&wrong) {
            return Some(format!(". Did you forget to import '{wrong}'?"));
        }
        None
    }

    fn is_library_module(&mut self, name: &str) -> bool {
        self.vm().library.iter().any(|row| row.name == name)
    }

    /// Names of attributes that an object has, without running a script.
    fn plain_attribute_names(&mut self, object: &Value) -> Vec<String> {
        let mut names = Vec::new();
        let mut add = |cx: &Cx, namespace: &Value| {
            for (key, _) in cx.dict_pairs(namespace) {
                names.push(cx.text_of(&key));
            }
        };
        if let Ok(Some(dict)) = crate::object::attributes_dict(self, object) {
            add(self, &dict);
        }
        let class = if object.is_kind(Kind::Class) { object.clone() } else { self.class_of(object) };
        let order = class.get::<Class>(self).map(|class| class.order.clone()).unwrap_or_default();
        for class in self.tuple_items(&order).to_vec() {
            if let Some(namespace) = class.get::<Class>(self).map(|class| class.namespace.clone()) {
                add(self, &namespace);
            }
        }
        names
    }

    /// Names that were visible where the exception was raised.
    /// What the module defines that an `import` with these fields has asked.
    fn names_of_module(&mut self, fields: &[Value]) -> Vec<String> {
        let modules = self.modules();
        let Some(name) = fields.first().filter(|name| name.is_kind(Kind::Str)) else { return Vec::new() };
        let name = self.text_of(name);
        let Ok(Some(module)) = self.dict_get_text(&modules, &name) else { return Vec::new() };
        if !module.is_kind(Kind::Module) {
            return Vec::new();
        }
        let namespace = self.module_namespace(&module);
        self.dict_pairs(&namespace).iter().map(|(key, _)| self.text_of(key)).collect()
    }

    /// Whether the `self` of the function that raised has an attribute of this name.
    fn is_attribute_of_self(&mut self, exception: &Value, name: &str) -> bool {
        let Some(entry) = self.innermost_entry(exception) else { return false };
        let receiver = entry.get::<Traceback>(self).and_then(|entry| {
            let code = entry.code_object.get::<CodeObject>(self)?;
            let place = code.code.locals.iter().position(|local| &*local.name == "self")?;
            entry.registers.get(place).cloned()
        });
        let Some(receiver) = receiver.filter(|receiver| !receiver.is_unset()) else { return false };
        self.plain_attribute_names(&receiver).iter().any(|own| own == name)
    }

    /// The last entry of an exception's traceback.
    fn innermost_entry(&self, exception: &Value) -> Option<Value> {
        let mut link = exception.get::<Exception>(self)?.traceback.clone();
        let mut innermost = None;
        while let Some(entry) = link.get::<Traceback>(self) {
            let next = entry.next.clone();
            innermost = Some(std::mem::replace(&mut link, next));
        }
        innermost
    }

    fn names_in_scope(&mut self, exception: &Value) -> Vec<String> {
        let mut names = Vec::new();
        let innermost = self.innermost_entry(exception);
        if let Some(object) =
            innermost.and_then(|entry| Some(entry.get::<Traceback>(self)?.code_object.clone()))
            && let Some(code) = object.get::<CodeObject>(self)
        {
            names.extend(code.code.locals.iter().map(|local| local.name.to_string()));
            names.extend(code.code.free_names.iter().map(|name| name.to_string()));
            let globals = code.loaded.as_ref().map(|loaded| loaded.globals.clone()).unwrap_or_default();
            for (key, _) in self.dict_pairs(&globals) {
                names.push(self.text_of(&key));
            }
        }
        let builtins = self.builtins();
        for (key, _) in self.dict_pairs(&builtins) {
            names.push(self.text_of(&key));
        }
        names.retain(|name| !name.starts_with('.'));
        names
    }
}

fn say_repeats(repeats: usize, text: &mut String) {
    if repeats >= REPEATS {
        let more = repeats - REPEATS + 1;
        let plural = if more > 1 { "s" } else { "" };
        text.push_str(&format!("  [Previous line repeated {more} more time{plural}]\n"));
    }
}
