//! The prompt: reads a block, runs it, shows what it leaves.

use std::io::BufRead;

use taipan_parser::Mode;
use taipan_vm::error::Answer;
use taipan_vm::types::dict::Dict;
use taipan_vm::value::Value;
use taipan_vm::vm::Vm;

use crate::line::{Line, Names, Reader, is_complete};
use crate::report;
use crate::run::VERSION;

/// Runs the prompt until its end; the exit code.
pub fn run(vm: &mut Vm, main: &Value, greet: bool) -> u8 {
    let terminal = vm.cx().host().is_terminal(0);
    if greet {
        eprintln!("Taipan {} (Python {VERSION}) on {}", env!("CARGO_PKG_VERSION"), std::env::consts::OS);
        eprintln!("Type \"help\", \"copyright\", \"credits\" or \"license\" for more information.");
    }
    prompts(vm);
    let colour = terminal && std::env::var_os("NO_COLOR").is_none();
    let mut reader = if terminal { Reader::new(colour) } else { None };
    let mut count = 0u64;
    loop {
        vm.cx().flush_standard();
        let prompt = prompt(vm, "ps1", ">>> ");
        let line = match &mut reader {
            Some(reader) => {
                reader.offer(names(vm, main));
                reader.read(&prompt)
            }
            None => plain_block(vm, &prompt),
        };
        match line {
            Line::End => {
                if terminal {
                    println!();
                }
                return 0;
            }
            Line::Interrupted => eprintln!("\nKeyboardInterrupt"),
            Line::Text(text) if text.trim().is_empty() => {}
            Line::Text(text) => {
                let file = format!("<python-input-{count}>");
                count += 1;
                let text = command(vm, &text, main).unwrap_or(text);
                let text = if text.ends_with('\n') { text } else { format!("{text}\n") };
                vm.cx().remember_source(&file, &text);
                if let Err(raised) = block(vm, &text, &file, main) {
                    let exception = vm.take_exception(raised);
                    let cx = vm.cx();
                    if cx.is_stopped() || cx.is_instance(&exception, &cx.exceptions().system_exit.clone()) {
                        return report::uncaught(vm, &exception);
                    }
                    report::show(vm, &exception);
                }
            }
        }
    }
}

/// Words that do at the prompt what calling them does, unless the user has given them another meaning.
const COMMANDS: [&str; 4] = ["exit", "quit", "help", "copyright"];

fn command(vm: &mut Vm, text: &str, main: &Value) -> Option<String> {
    let word = COMMANDS.into_iter().find(|word| *word == text.trim())?;
    match vm.cx().dict_get_text(main, word) {
        Ok(None) => Some(format!("{word}()")),
        Ok(Some(_)) | Err(_) => None,
    }
}

/// Runs each statement of a block as the prompt does: the value of an expression is shown.
fn block(vm: &mut Vm, text: &str, file: &str, main: &Value) -> Answer<()> {
    let mut rest = text.to_string();
    // a pasted block may hold several statements: they are tried one after another
    if let Err(error) = taipan_parser::parse(text, Mode::Single)
        && taipan_parser::parse(text, Mode::File).is_ok()
        && !error.incomplete
    {
        let function = vm.cx().module_function(&rest, file, main)?;
        vm.call_outermost(function, &[])?;
        return Ok(());
    }
    if !rest.ends_with("\n\n") {
        rest.push('\n');
    }
    let function = vm.cx().text_function(&rest, file, main, Mode::Single)?;
    vm.call_outermost(function, &[])?;
    Ok(())
}

fn prompts(vm: &mut Vm) {
    let cx = vm.cx();
    let sys = cx.sys();
    for (name, text) in [("ps1", ">>> "), ("ps2", "... ")] {
        if let Ok(value) = cx.str(text) {
            let _ = cx.dict_set_text(&sys, name, value);
        }
    }
}

fn prompt(vm: &mut Vm, name: &str, otherwise: &str) -> String {
    let cx = vm.cx();
    let sys = cx.sys();
    match cx.dict_get_text(&sys, name) {
        Ok(Some(value)) if cx.is_exact_str(&value) => cx.text_of(&value),
        Ok(_) | Err(_) => otherwise.to_string(),
    }
}

/// Reads a block from what is no terminal.
fn plain_block(vm: &mut Vm, first: &str) -> Line {
    let mut text = String::new();
    let mut prompt_text = first.to_string();
    loop {
        eprint!("{prompt_text}");
        let mut line = String::new();
        match std::io::stdin().lock().read_line(&mut line) {
            Ok(0) | Err(_) if text.is_empty() => return Line::End,
            Ok(0) | Err(_) => return Line::Text(text),
            Ok(_) => {}
        }
        let line = line.trim_end_matches(['\n', '\r']);
        text.push_str(line);
        if text.trim().is_empty() || is_complete(&text) {
            return Line::Text(text);
        }
        text.push('\n');
        if line.is_empty() && is_complete(&text) {
            return Line::Text(text);
        }
        prompt_text = prompt(vm, "ps2", "... ");
    }
}

/// Names for completion: those of `__main__` and the builtins, attributes of modules and instances.
fn names(vm: &mut Vm, main: &Value) -> Names {
    let cx = vm.cx();
    let mut found = Names::default();
    let builtins = cx.builtins();
    for namespace in [main, &builtins] {
        for (name, value) in cx.dict_pairs(namespace) {
            let name = cx.text_of(&name);
            if namespace.is(main) {
                let class = cx.class_of(&value);
                let mut attributes: Vec<String> = Vec::new();
                let own = cx.module_namespace(&value);
                if own.get::<Dict>(cx).is_some() {
                    attributes.extend(cx.dict_pairs(&own).iter().map(|(name, _)| cx.text_of(name)));
                } else if let Ok(names) = taipan_vm::object::class_names(cx, &class) {
                    attributes.extend(names);
                }
                found.attributes.push((name.clone(), attributes));
            }
            found.names.push(name);
        }
    }
    found.names.sort();
    found.names.dedup();
    found
}
