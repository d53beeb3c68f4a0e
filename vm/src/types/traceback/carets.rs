//! Source lines under a traceback's frame, with the carets of PEP 657: which part of the line was being
//! carried out, the operator of a binary operation or the brackets of a call set off by `~`.

use taipan_parser::Mode;
use taipan_parser::ast::{Ast, ExprKind};

use crate::bytecode::SourceRange;

/// Adds the source lines of a range, and carets unless the range is the whole of them.
pub fn show(source: &str, range: SourceRange, text: &mut String) {
    let first = range.line.max(1) as usize;
    let last = (range.end_line as usize).max(first);
    let lines: Vec<&str> = source.split('\n').skip(first - 1).take(last - first + 1).collect();
    if lines.is_empty() || lines[0].trim().is_empty() {
        return;
    }
    let indent = lines
        .iter()
        .filter(|line| !line.trim().is_empty())
        .map(|line| line.len() - line.trim_start_matches([' ', '\t', '\x0c']).len())
        .min()
        .unwrap_or(0);
    let known = range.end_column > 0 || range.end_line > range.line;
    if lines.len() == 1 {
        one_line(lines[0], indent, range, known, text);
    } else {
        many_lines(&lines, indent, range, text);
    }
}

fn dedented(line: &str, indent: usize) -> &str {
    line.get(indent.min(line.len())..).unwrap_or("").trim_end()
}

/// Columns of a terminal that the text takes, wide characters counting twice.
fn width(text: &str) -> usize {
    text.chars()
        .map(|character| {
            if matches!(crate::text::unicode::east_asian_width(character as u32), "W" | "F") { 2 } else { 1 }
        })
        .sum()
}

fn one_line(line: &str, indent: usize, range: SourceRange, known: bool, text: &mut String) {
    let shown = dedented(line, indent);
    text.push_str(&format!("    {shown}\n"));
    let (start, end) = (range.column as usize, range.end_column as usize);
    if !known || end <= start {
        return;
    }
    let (Some(before), Some(segment)) =
        (line.get(indent.min(start)..start), line.get(start..end.min(line.len())))
    else {
        return;
    };
    let marks = mark(segment);
    let whole = before.trim().is_empty() && line.get(end..).is_none_or(|rest| rest.trim().is_empty());
    if whole && marks.is_none() {
        return;
    }
    let marked = marks.unwrap_or_else(|| "^".repeat(width(segment)));
    text.push_str(&format!("    {}{marked}\n", " ".repeat(width(before))));
}

/// The line of `~` and `^` under an expression that has an operator or brackets; None for any other.
fn mark(segment: &str) -> Option<String> {
    let (from, to) = anchor(segment)?;
    let (left, middle, right) = (segment.get(..from)?, segment.get(from..to)?, segment.get(to..)?);
    Some(format!("{}{}{}", "~".repeat(width(left)), "^".repeat(width(middle)), "~".repeat(width(right))))
}

/// The part of an expression that failed: bytes from and to.
fn anchor(segment: &str) -> Option<(usize, usize)> {
    let wrapped = format!("(\n{segment}\n)");
    let parsed = taipan_parser::parse(&wrapped, Mode::Eval).ok()?;
    let Ast::Expression { body } = &parsed.ast else { return None };
    let shift = 2;
    match &body.node {
        ExprKind::BinOp { left, right, .. } => {
            let from = (left.span.end as usize).checked_sub(shift)?;
            let to = (right.span.start as usize).checked_sub(shift)?;
            let between = segment.get(from..to)?;
            let skipped = between.find(|character: char| {
                !character.is_whitespace() && character != ')' && character != '\\'
            })?;
            let operator = from + skipped;
            let rest = segment.get(operator + 1..to)?;
            let double = rest
                .chars()
                .next()
                .is_some_and(|next| !next.is_whitespace() && next != '(' && "*/<>".contains(next));
            Some((operator, operator + if double { 2 } else { 1 }))
        }
        ExprKind::Subscript { value, .. } => {
            let from = (value.span.end as usize).checked_sub(shift)?;
            let bracket = from + segment.get(from..)?.find('[')?;
            Some((bracket, segment.trim_end().len()))
        }
        ExprKind::Call { func, .. } => {
            let from = (func.span.end as usize).checked_sub(shift)?;
            let bracket = from + segment.get(from..)?.find('(')?;
            Some((bracket, segment.trim_end().len()))
        }
        _ => None,
    }
}

/// A range over several lines: the first and the last are shown with marks, what lies between is folded.
fn many_lines(lines: &[&str], indent: usize, range: SourceRange, text: &mut String) {
    let joined = lines.join("\n");
    let last_start = joined.len() - lines[lines.len() - 1].len();
    let start = range.column as usize;
    let end = (last_start + range.end_column as usize).min(joined.len());
    let anchored = joined.get(start..end).and_then(anchor).map(|(from, to)| (start + from, start + to));
    let is_blank = |text: Option<&str>| text.is_none_or(|text| text.trim().is_empty());
    let whole = anchored.is_none() && is_blank(joined.get(..start)) && is_blank(joined.get(end..));
    let mut offset = 0;
    let count = lines.len();
    let line_of = |at: usize| joined.get(..at).map_or(0, |head| head.matches('\n').count());
    let mut significant = vec![0, count - 1];
    if let Some((from, to)) = anchored {
        for line in [line_of(from), line_of(to.saturating_sub(1))] {
            significant.extend([line.saturating_sub(1), line, line + 1]);
        }
    }
    significant.retain(|line| *line < count);
    significant.sort_unstable();
    significant.dedup();
    let mut shown_before: Option<usize> = None;
    for (number, line) in lines.iter().enumerate() {
        let line_start = offset;
        offset += line.len() + 1;
        let gap_of_one = |number: usize| {
            number > 0 && significant.contains(&(number - 1)) && significant.contains(&(number + 1))
        };
        if !significant.contains(&number) && !gap_of_one(number) {
            continue;
        }
        if let Some(before) = shown_before
            && number > before + 1
        {
            text.push_str(&format!("    ...<{} lines>...\n", number - before - 1));
        }
        shown_before = Some(number);
        let shown = dedented(line, indent);
        text.push_str(&format!("    {shown}\n"));
        let text_start = line_start + (line.len() - line.trim_start().len());
        let (from, to) = (start.max(text_start), end.min(line_start + line.trim_end().len()));
        if whole || from >= to {
            continue;
        }
        let mut marks =
            " ".repeat(width(joined.get(line_start + indent.min(line.len())..from).unwrap_or("")));
        for (at, character) in joined.get(from..to).unwrap_or("").char_indices() {
            let inside = anchored.is_none_or(|(a, b)| (a..b).contains(&(from + at)));
            let mark = if inside { "^" } else { "~" };
            marks.push_str(&mark.repeat(width(character.encode_utf8(&mut [0; 4]))));
        }
        text.push_str(&format!("    {}\n", marks.trim_end()));
    }
}
