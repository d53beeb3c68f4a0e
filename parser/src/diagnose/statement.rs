//! Recognises the statement on one logical line.
//!
//! A line that did not parse is read once more from its start, with the rules that only recognise errors. When
//! none of them has a message, the answer is plainly `invalid syntax`.

use taipan_lexer::Token;

use super::cursor::{Cursor, Found};

/// What a statement may end in: nothing more to say, or the token after what was recognised.
type Reached = Result<Option<usize>, Found>;

impl Cursor<'_> {
    /// The statement that starts here.
    pub fn line(&mut self, at: usize) -> Reached {
        match self.token(at) {
            Token::If | Token::Elif | Token::While => {
                let test = self.named_expression(at + 1)?;
                self.suite_after(test.map(|test| test.next))
            }
            Token::Else | Token::Try | Token::Finally => self.suite_at(at + 1),
            Token::For => self.for_line(at),
            Token::With => self.with_line(at),
            Token::Async => match self.token(at + 1) {
                Token::For => self.for_line(at + 1),
                Token::With => self.with_line(at + 1),
                Token::Def => self.def_line(at + 1),
                _ => Ok(None),
            },
            Token::Def => self.def_line(at),
            Token::Class => self.class_line(at),
            Token::Except => self.except_line(at),
            Token::At => Ok(self.named_expression(at + 1)?.map(|value| value.next)),
            _ => self.simple_list(at),
        }
    }

    /// What follows a header that may lack its colon.
    fn suite_after(&mut self, at: Option<usize>) -> Reached {
        let Some(at) = at else { return Ok(None) };
        if self.is(at, &Token::Newline) {
            return self.report("expected ':'", self.span(at));
        }
        if self.is(at, &Token::Colon) { self.suite_at(at) } else { Ok(None) }
    }

    /// A colon that must stand here, and the statements after it.
    fn suite_at(&mut self, at: usize) -> Reached {
        if !self.is(at, &Token::Colon) {
            return self.report("expected ':'", self.span(at));
        }
        if self.is(at + 1, &Token::Newline) { Ok(None) } else { self.simple_list(at + 1) }
    }

    fn for_line(&mut self, at: usize) -> Reached {
        let Some(target) = self.targets(at + 1)? else { return Ok(None) };
        if let Some(bad) = target.invalid_target(false) {
            return self.report(format!("cannot assign to {}", bad.kind), self.place(bad));
        }
        if !self.is(target.next, &Token::In) {
            return Ok(None);
        }
        let values = self.star_expressions(target.next + 1)?;
        self.suite_after(values.map(|values| values.next))
    }

    fn with_line(&mut self, at: usize) -> Reached {
        if self.is(at + 1, &Token::LeftParenthesis)
            && let Some(next) = self.with_items(at + 2)?
            && self.is(next, &Token::RightParenthesis)
            && let Token::Newline | Token::Colon = self.token(next + 1)
        {
            return self.suite_after(Some(next + 1));
        }
        let next = self.with_items(at + 1)?;
        self.suite_after(next)
    }

    /// `a as b, c`: the token after them.
    fn with_items(&mut self, at: usize) -> Reached {
        let mut next = at;
        loop {
            let Some(context) = self.expression(next)? else {
                return Ok((next > at).then_some(next));
            };
            next = context.next;
            if self.is(next, &Token::As) {
                let Some(target) = self.star_named_expression(next + 1)? else { return Ok(None) };
                if let Some(bad) = target.invalid_target(false)
                    && let Token::Comma | Token::RightParenthesis | Token::Colon = self.token(target.next)
                {
                    return self.report(format!("cannot assign to {}", bad.kind), self.place(bad));
                }
                next = target.next;
            }
            if !self.is(next, &Token::Comma) {
                return Ok(Some(next));
            }
            next += 1;
        }
    }

    fn def_line(&mut self, at: usize) -> Reached {
        if !self.is_name(at + 1) {
            return Ok(None);
        }
        let Some(open) = self.type_parameters(at + 2)? else { return Ok(None) };
        if !self.is(open, &Token::LeftParenthesis) {
            return self.report("expected '('", self.span(open));
        }
        let close = self.parameters(open + 1, false)?;
        if !self.is(close, &Token::RightParenthesis) {
            return Ok(None);
        }
        let mut next = close + 1;
        if self.is(next, &Token::Arrow)
            && let Some(returns) = self.expression(next + 1)?
        {
            next = returns.next;
        }
        self.suite_at(next)
    }

    fn class_line(&mut self, at: usize) -> Reached {
        if !self.is_name(at + 1) {
            return Ok(None);
        }
        let Some(mut next) = self.type_parameters(at + 2)? else { return Ok(None) };
        if self.is(next, &Token::LeftParenthesis) {
            let Some(after) = self.call(next)? else { return Ok(None) };
            next = after;
        }
        self.suite_after(Some(next))
    }

    fn except_line(&mut self, at: usize) -> Reached {
        let star = self.is(at + 1, &Token::Star);
        let start = at + 1 + usize::from(star);
        if let Token::Newline | Token::Colon = self.token(start) {
            if star {
                return self.report("expected one or more exception types", self.span(start));
            }
            return self.suite_after(Some(start));
        }
        let Some(kind) = self.comma_separated(start, Cursor::expression)? else { return Ok(None) };
        if !self.is(kind.next, &Token::As) {
            return self.suite_after(Some(kind.next));
        }
        if kind.kind == "tuple"
            && kind.next == kind.last
            && self.is_bare_tuple(&kind)
            && self.is_name(kind.next + 1)
            && self.is(kind.next + 2, &Token::Colon)
        {
            let message = "multiple exception types must be parenthesized when using 'as'";
            return self.report(message, self.range(kind.first, kind.next + 2));
        }
        let Some(name) = self.expression(kind.next + 1)? else { return Ok(None) };
        if name.kind != "name" && self.is(name.next, &Token::Colon) {
            let message =
                format!("cannot use except{} statement with {}", if star { "*" } else { "" }, name.kind);
            return self.report(message, self.place(&name));
        }
        self.suite_after(Some(name.next))
    }

    /// Whether a tuple has no parentheses of its own.
    fn is_bare_tuple(&self, node: &super::cursor::Node) -> bool {
        node.elements.first().is_some_and(|first| first.first == node.first || first.next > first.last)
    }

    /// Statements separated by semicolons.
    fn simple_list(&mut self, at: usize) -> Reached {
        let mut next = at;
        while let Some(after) = self.simple(next)? {
            if !self.is(after, &Token::Semicolon) {
                return Ok(Some(after));
            }
            next = after + 1;
        }
        Ok(None)
    }

    fn simple(&mut self, at: usize) -> Reached {
        match self.token(at) {
            Token::Import => self.import_line(at),
            Token::From => self.import_from_line(at),
            Token::Return => Ok(Some(self.star_expressions(at + 1)?.map_or(at + 1, |value| value.next))),
            Token::Yield => Ok(self.yield_expression(at)?.map(|value| value.next)),
            Token::Raise => {
                let Some(error) = self.expression(at + 1)? else { return Ok(Some(at + 1)) };
                if !self.is(error.next, &Token::From) {
                    return Ok(Some(error.next));
                }
                Ok(self.expression(error.next + 1)?.map(|cause| cause.next))
            }
            Token::Assert => {
                let Some(test) = self.expression(at + 1)? else { return Ok(None) };
                if !self.is(test.next, &Token::Comma) {
                    return Ok(Some(test.next));
                }
                Ok(self.expression(test.next + 1)?.map(|message| message.next))
            }
            Token::Del => {
                let Some(targets) = self.star_expressions(at + 1)? else { return Ok(None) };
                if let Some(bad) = targets.invalid_target(true) {
                    return self.report(format!("cannot delete {}", bad.kind), self.place(bad));
                }
                Ok(Some(targets.next))
            }
            Token::Pass | Token::Break | Token::Continue => Ok(Some(at + 1)),
            Token::Global | Token::Nonlocal => Ok(None),
            _ if self.name(at) == Some("type") && self.is_name(at + 1) => {
                let Some(next) = self.type_parameters(at + 2)? else { return Ok(None) };
                if !self.is(next, &Token::Equal) {
                    return Ok(None);
                }
                Ok(self.expression(next + 1)?.map(|value| value.next))
            }
            _ => self.expression_or_assignment(at),
        }
    }

    /// What starts with an expression.
    fn expression_or_assignment(&mut self, at: usize) -> Reached {
        if self.is_name(at) && self.is(at + 1, &Token::Colon) {
            return self.annotation(at + 1);
        }
        if let Some(target) = self.quietly(|cursor| cursor.primary(at))?
            && target.invalid_target(false).is_none()
        {
            if self.is(target.next, &Token::Colon) && !matches!(target.kind, "list" | "tuple") {
                return self.annotation(target.next);
            }
            if is_augmented(self.token(target.next)) {
                return Ok(self.annotated_value(target.next + 1)?.map(|value| value.next));
            }
        }
        if let Some(value) = self.after_targets(at)? {
            let Some(value) = self.annotated_value(value)? else { return Ok(None) };
            if self.is(value.next, &Token::Equal)
                && let Some(bad) = value.invalid_target(false)
            {
                return self.report(format!("cannot assign to {}", bad.kind), self.place(bad));
            }
            return Ok(Some(value.next));
        }
        self.invalid_assignment(at)?;
        Ok(self.annotated_value(at)?.map(|value| value.next))
    }

    /// `: annotation = value`
    fn annotation(&mut self, colon: usize) -> Reached {
        let Some(annotation) = self.expression(colon + 1)? else { return Ok(None) };
        if !self.is(annotation.next, &Token::Equal) {
            return Ok(Some(annotation.next));
        }
        Ok(self.annotated_value(annotation.next + 1)?.map(|value| value.next))
    }

    /// Past `a = b =`, if such targets stand here.
    fn after_targets(&mut self, at: usize) -> Reached {
        let mut next = at;
        while let Some(target) = self.quietly(|cursor| cursor.targets(next))?
            && self.is(target.next, &Token::Equal)
            && target.invalid_target(false).is_none()
        {
            next = target.next + 1;
        }
        Ok((next > at).then_some(next))
    }

    /// The token at which a first reading stops, if a target before it cannot be one: an earlier token.
    pub fn first_stop(&mut self, at: usize) -> Option<usize> {
        let target = self.quietly(|cursor| cursor.star_expressions(at)).ok().flatten()?;
        let bad = match self.token(target.next) {
            Token::Colon => !matches!(target.kind, "name" | "attribute" | "subscript"),
            Token::Equal => target.invalid_target(false).is_some(),
            _ => return None,
        };
        bad.then_some(target.next)
    }

    fn invalid_assignment(&mut self, at: usize) -> Result<Option<()>, Found> {
        let Some(first) = self.star_named_expression(at)? else { return Ok(None) };
        if self.is(first.next, &Token::Comma) {
            let all = self.comma_separated(at, Cursor::star_named_expression)?;
            if let Some(all) = all
                && self.is(all.next, &Token::Colon)
                && self.expression(all.next + 1)?.is_some()
            {
                let message = "only single target (not tuple) can be annotated";
                return self.report(message, self.place(&first));
            }
        }
        if self.is(first.next, &Token::Colon) && self.expression(first.next + 1)?.is_some() {
            let message = match first.kind {
                "list" => "only single target (not list) can be annotated",
                "tuple" => "only single target (not tuple) can be annotated",
                _ => "illegal target for annotation",
            };
            return self.report(message, self.place(&first));
        }
        let Some(target) = self.star_expressions(at)? else { return Ok(None) };
        if self.is(target.next, &Token::Equal)
            && let Some(bad) = target.invalid_target(false)
        {
            return self.report(format!("cannot assign to {}", bad.kind), self.place(bad));
        }
        if is_augmented(self.token(target.next)) && self.annotated_value(target.next + 1)?.is_some() {
            let message = format!("'{}' is an illegal expression for augmented assignment", target.kind);
            return self.report(message, self.place(&target));
        }
        Ok(None)
    }

    fn import_line(&mut self, at: usize) -> Reached {
        if self.is(at + 1, &Token::Newline) {
            return self.report_character("Expected one or more names after 'import'", at + 1);
        }
        let mut next = at + 1;
        loop {
            let after = self.dotted_name(next);
            if after == next {
                return Ok(None);
            }
            next = after;
            if self.is(next, &Token::As) {
                self.import_target(next + 1)?;
                next += 2;
            }
            if self.is(next, &Token::From) && self.is_name(next + 1) {
                let message = "Did you mean to use 'from ... import ...' instead?";
                return self.report(message, self.up_to_next(at, self.dotted_name(next + 1)));
            }
            if !self.is(next, &Token::Comma) {
                return Ok(Some(next));
            }
            next += 1;
        }
    }

    fn dotted_name(&self, at: usize) -> usize {
        if !self.is_name(at) {
            return at;
        }
        let mut next = at + 1;
        while self.is(next, &Token::Dot) && self.is_name(next + 1) {
            next += 2;
        }
        next
    }

    /// What stands after `as`.
    fn import_target(&mut self, at: usize) -> Result<Option<()>, Found> {
        if self.is_name(at)
            && let Token::Comma | Token::RightParenthesis | Token::Newline = self.token(at + 1)
        {
            return Ok(None);
        }
        match self.expression(at)? {
            Some(target) if target.kind != "name" => {
                self.report(format!("cannot use {} as import target", target.kind), self.place(&target))
            }
            Some(_) | None => Ok(None),
        }
    }

    fn import_from_line(&mut self, at: usize) -> Reached {
        let mut next = at + 1;
        while let Token::Dot | Token::Ellipsis = self.token(next) {
            next += 1;
        }
        next = self.dotted_name(next);
        if !self.is(next, &Token::Import) || next == at + 1 {
            return Ok(None);
        }
        next += 1;
        if self.is(next, &Token::Newline) {
            return self.report_character("Expected one or more names after 'import'", next);
        }
        let in_parentheses = self.is(next, &Token::LeftParenthesis);
        next += usize::from(in_parentheses);
        while self.is_name(next) {
            next += 1;
            if self.is(next, &Token::As) {
                self.import_target(next + 1)?;
                next += 2;
            }
            if !self.is(next, &Token::Comma) {
                return Ok(Some(next + usize::from(in_parentheses)));
            }
            next += 1;
            if self.is(next, &Token::Newline) && !in_parentheses {
                let message = "trailing comma not allowed without surrounding parentheses";
                return self.report(message, self.span(next));
            }
        }
        Ok(None)
    }
}

/// `+=` and its kin.
fn is_augmented(token: &Token) -> bool {
    matches!(
        token,
        Token::PlusEqual
            | Token::MinusEqual
            | Token::StarEqual
            | Token::DoubleStarEqual
            | Token::SlashEqual
            | Token::DoubleSlashEqual
            | Token::PercentEqual
            | Token::AtEqual
            | Token::AmpersandEqual
            | Token::VerticalBarEqual
            | Token::CircumflexEqual
            | Token::LeftShiftEqual
            | Token::RightShiftEqual
    )
}
