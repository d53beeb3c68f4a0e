//! Recognises expressions as CPython's grammar does, with its rules that only recognise errors.
//!
//! Each method takes the index of a token and answers what starts there. Operators of one kind are read in a
//! loop; only brackets, lambdas and conditional expressions nest.

use taipan_lexer::Token;

use super::cursor::{Cursor, Found, Node, Recognised, Rule};

impl Cursor<'_> {
    /// `expression`
    pub fn expression(&mut self, at: usize) -> Recognised {
        self.remember(Rule::Expression, at, |cursor, at| {
            if cursor.reports {
                cursor.invalid_expression(at)?;
                cursor.invalid_legacy_expression(at)?;
            }
            cursor.expression_rule(at)
        })
    }

    fn expression_rule(&mut self, at: usize) -> Recognised {
        if self.is(at, &Token::Lambda) {
            return self.lambda(at);
        }
        let Some(body) = self.disjunction(at)? else { return Ok(None) };
        if self.is(body.next, &Token::If)
            && let Some(test) = self.disjunction(body.next + 1)?
            && self.is(test.next, &Token::Else)
            && let Some(orelse) = self.expression(test.next + 1)?
        {
            return Ok(Some(Node::new("conditional expression", at, orelse.next)));
        }
        Ok(Some(body))
    }

    fn lambda(&mut self, at: usize) -> Recognised {
        let next = self.parameters(at + 1, true)?;
        if !self.is(next, &Token::Colon) {
            return Ok(None);
        }
        let body = self.expression(next + 1)?;
        Ok(body.map(|body| Node::new("lambda", at, body.next)))
    }

    /// Missing commas, halves of conditional expressions.
    fn invalid_expression(&mut self, at: usize) -> Result<Option<()>, Found> {
        if self.is(at, &Token::Lambda) {
            return self.invalid_lambda_in_field(at);
        }
        if let Token::Pass | Token::Break | Token::Continue = self.token(at)
            && self.is(at + 1, &Token::If)
            && let Some(test) = self.disjunction(at + 2)?
            && self.is(test.next, &Token::Else)
        {
            let message = "expected expression before 'if', but statement is given";
            return self.report(message, self.span(at));
        }
        self.invalid_string(at)?;
        let Some(first) = self.disjunction(at)? else { return Ok(None) };
        let names_a_string =
            self.is_name(at) && matches!(self.token(at + 1), Token::Str(_) | Token::Bytes(_));
        if !names_a_string
            && !self.is_soft_keyword(at)
            && let Some(second) = self.without_reports(|cursor| cursor.expression_rule(first.next))?
            && !self.is_legacy_statement(&first)
            && self.level(second.next - 1) > 0
        {
            let message = "invalid syntax. Perhaps you forgot a comma?";
            return self.report(message, self.across(&first, &second));
        }
        if !self.is(first.next, &Token::If) {
            return Ok(None);
        }
        let Some(test) = self.disjunction(first.next + 1)? else { return Ok(None) };
        match self.token(test.next) {
            Token::Else => {
                if self.expression(test.next + 1)?.is_none() {
                    let message = "expected expression after 'else', but statement is given";
                    return self.report(message, self.span(test.next + 1));
                }
                Ok(None)
            }
            Token::Colon => Ok(None),
            _ => self.report("expected 'else' after 'if' expression", self.across(&first, &test)),
        }
    }

    /// `"a" b c "d"`: quotes inside a string.
    fn invalid_string(&mut self, at: usize) -> Result<Option<()>, Found> {
        if !matches!(self.token(at), Token::Str(_) | Token::Bytes(_)) {
            return Ok(None);
        }
        let mut next = at + 1;
        while !matches!(self.token(next), Token::Str(_) | Token::Bytes(_))
            && let Some(part) = self.without_reports(|cursor| cursor.expression_rule(next))?
        {
            next = part.next;
        }
        if next > at + 1 && matches!(self.token(next), Token::Str(_) | Token::Bytes(_)) {
            let message = "invalid syntax. Is this intended to be part of the string?";
            return self.report(message, self.range(at + 1, next));
        }
        Ok(None)
    }

    /// `f"{lambda x: 1}"`: the colon starts a format.
    fn invalid_lambda_in_field(&mut self, at: usize) -> Result<Option<()>, Found> {
        let next = self.quietly(|cursor| cursor.parameters(at + 1, true))?;
        if self.is(next, &Token::Colon)
            && let Some(prefix) = self.field_prefix(at)
            && matches!(self.token(next + 1), Token::FStringMiddle(_) | Token::RightBrace)
        {
            let message = format!("{prefix}: lambda expressions are not allowed without parentheses");
            return self.report(message, self.range(at, next + 1));
        }
        Ok(None)
    }

    /// `f-string` or `t-string`, if the token is inside one.
    fn field_prefix(&self, at: usize) -> Option<&'static str> {
        let mut ended = 0_u32;
        for before in (0..at).rev() {
            match self.token(before) {
                Token::FStringEnd => ended += 1,
                Token::FStringStart(_) if ended > 0 => ended -= 1,
                Token::FStringStart(kind) => {
                    return Some(if kind.template { "t-string" } else { "f-string" });
                }
                Token::Newline => return None,
                _ => {}
            }
        }
        None
    }

    fn is_legacy_statement(&self, node: &Node) -> bool {
        node.kind == "name" && matches!(self.name(node.first), Some("print" | "exec"))
    }

    /// `print a`
    fn invalid_legacy_expression(&mut self, at: usize) -> Result<Option<()>, Found> {
        let Some(name) = self.name(at) else { return Ok(None) };
        if self.is(at + 1, &Token::LeftParenthesis) {
            return Ok(None);
        }
        // What follows is read whatever the name is, and may have a message of its own.
        let Some(arguments) = self.star_expressions(at + 1)? else { return Ok(None) };
        if !matches!(name, "print" | "exec") {
            return Ok(None);
        }
        let message = format!("Missing parentheses in call to '{name}'. Did you mean {name}(...)?");
        self.report(message, self.range(at, arguments.last))
    }

    /// `named_expression`
    pub fn named_expression(&mut self, at: usize) -> Recognised {
        self.remember(Rule::Named, at, |cursor, at| {
            if cursor.is_name(at)
                && cursor.is(at + 1, &Token::ColonEqual)
                && let Some(value) = cursor.expression(at + 2)?
            {
                return Ok(Some(Node::new("named expression", at, value.next)));
            }
            if cursor.reports {
                cursor.invalid_named_expression(at)?;
            }
            let node = cursor.expression(at)?;
            Ok(node.filter(|node| !cursor.is(node.next, &Token::ColonEqual)))
        })
    }

    /// `=` where `==` or `:=` was meant.
    fn invalid_named_expression(&mut self, at: usize) -> Result<Option<()>, Found> {
        if let Some(target) = self.expression(at)?
            && self.is(target.next, &Token::ColonEqual)
            && self.expression(target.next + 1)?.is_some()
        {
            let message = format!("cannot use assignment expressions with {}", target.kind);
            return self.report(message, self.place(&target));
        }
        if matches!(self.token(at), Token::True | Token::None | Token::False) {
            return Ok(None);
        }
        let Some(target) = self.bitwise_or(at)? else { return Ok(None) };
        if !self.is(target.next, &Token::Equal) || self.starts_display(at)? {
            return Ok(None);
        }
        let Some(value) = self.bitwise_or(target.next + 1)? else { return Ok(None) };
        if matches!(self.token(value.next), Token::Equal | Token::ColonEqual) {
            return Ok(None);
        }
        if target.kind == "name" && target.next == at + 1 {
            let message = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?";
            return self.report(message, self.across(&target, &value));
        }
        let message = format!("cannot assign to {} here. Maybe you meant '==' instead of '='?", target.kind);
        self.report(message, self.place(&target))
    }

    /// Whether a list, tuple or generator starts here.
    fn starts_display(&mut self, at: usize) -> Result<bool, Found> {
        let atom = self.atom(at)?;
        Ok(atom.is_some_and(|atom| matches!(atom.kind, "list" | "tuple" | "generator expression")))
    }

    /// `star_named_expression`
    pub fn star_named_expression(&mut self, at: usize) -> Recognised {
        if self.is(at, &Token::Star) { self.starred(at) } else { self.named_expression(at) }
    }

    /// `*` and what binds like `|`.
    pub fn starred(&mut self, at: usize) -> Recognised {
        let value = self.bitwise_or(at + 1)?;
        Ok(value.map(|value| Node { elements: vec![value.clone()], ..Node::new("starred", at, value.next) }))
    }

    /// `star_expressions`
    pub fn star_expressions(&mut self, at: usize) -> Recognised {
        self.comma_separated(at, |cursor, at| {
            if cursor.is(at, &Token::Star) { cursor.starred(at) } else { cursor.expression(at) }
        })
    }

    /// One item, or a tuple of several.
    pub fn comma_separated(
        &mut self,
        at: usize,
        mut item: impl FnMut(&mut Self, usize) -> Recognised,
    ) -> Recognised {
        let Some(first) = item(self, at)? else { return Ok(None) };
        if !self.is(first.next, &Token::Comma) {
            return Ok(Some(first));
        }
        let mut next = first.next + 1;
        let mut elements = vec![first];
        while let Some(element) = item(self, next)? {
            next = element.next;
            elements.push(element);
            if !self.is(next, &Token::Comma) {
                break;
            }
            next += 1;
        }
        Ok(Some(Node { elements, ..Node::new("tuple", at, next) }))
    }

    /// `annotated_rhs`
    pub fn annotated_value(&mut self, at: usize) -> Recognised {
        if self.is(at, &Token::Yield) { self.yield_expression(at) } else { self.star_expressions(at) }
    }

    pub fn yield_expression(&mut self, at: usize) -> Recognised {
        let next = if self.is(at + 1, &Token::From) {
            let Some(value) = self.expression(at + 2)? else { return Ok(None) };
            value.next
        } else {
            self.star_expressions(at + 1)?.map_or(at + 1, |value| value.next)
        };
        Ok(Some(Node::new("yield expression", at, next)))
    }

    /// `disjunction`
    pub fn disjunction(&mut self, at: usize) -> Recognised {
        self.remember(Rule::Disjunction, at, |cursor, at| {
            let Some(mut node) = cursor.inversion(at)? else { return Ok(None) };
            while matches!(cursor.token(node.next), Token::And | Token::Or)
                && let Some(right) = cursor.inversion(node.next + 1)?
            {
                node = Node::new("expression", at, right.next);
            }
            Ok(Some(node))
        })
    }

    fn inversion(&mut self, at: usize) -> Recognised {
        let mut next = at;
        while self.is(next, &Token::Not) {
            next += 1;
        }
        let operand = self.comparison(next)?;
        Ok(operand.map(|node| if next > at { Node::new("expression", at, node.next) } else { node }))
    }

    fn comparison(&mut self, at: usize) -> Recognised {
        let Some(mut node) = self.bitwise_or(at)? else { return Ok(None) };
        loop {
            let width = match (self.token(node.next), self.token(node.next + 1)) {
                (Token::Not, Token::In) | (Token::Is, Token::Not) => 2,
                (
                    Token::Less
                    | Token::Greater
                    | Token::DoubleEqual
                    | Token::NotEqual
                    | Token::LessEqual
                    | Token::GreaterEqual
                    | Token::In
                    | Token::Is,
                    _,
                ) => 1,
                _ => return Ok(Some(node)),
            };
            let Some(right) = self.bitwise_or(node.next + width)? else { return Ok(Some(node)) };
            node = Node::new("comparison", at, right.next);
        }
    }

    /// `bitwise_or` and all that binds tighter.
    pub fn bitwise_or(&mut self, at: usize) -> Recognised {
        self.remember(Rule::BitwiseOr, at, |cursor, at| {
            let Some(mut node) = cursor.factor(at)? else { return Ok(None) };
            while let Some(is_arithmetic) = binary_operator(cursor.token(node.next)) {
                if is_arithmetic {
                    cursor.invalid_not(node.next + 1)?;
                }
                let Some(right) = cursor.factor(node.next + 1)? else { break };
                node = Node::new("expression", at, right.next);
            }
            Ok(Some(node))
        })
    }

    /// `a + not b`
    fn invalid_not(&mut self, at: usize) -> Result<Option<()>, Found> {
        if self.reports
            && self.is(at, &Token::Not)
            && let Some(operand) = self.inversion(at + 1)?
        {
            let message = "'not' after an operator must be parenthesized";
            return self.report(message, self.range(at, operand.last));
        }
        Ok(None)
    }

    fn factor(&mut self, at: usize) -> Recognised {
        let mut next = at;
        while matches!(self.token(next), Token::Plus | Token::Minus | Token::Tilde) {
            next += 1;
        }
        if next > at {
            self.invalid_not(next)?;
        }
        let Some(mut node) = self.awaited(next)? else { return Ok(None) };
        let mut is_operator = next > at;
        if self.is(node.next, &Token::DoubleStar)
            && let Some(right) =
                self.remember(Rule::Primary, node.next + 1, |cursor, at| cursor.factor(at))?
        {
            is_operator = true;
            node = right;
        }
        Ok(Some(if is_operator { Node::new("expression", at, node.next) } else { node }))
    }

    fn awaited(&mut self, at: usize) -> Recognised {
        if !self.is(at, &Token::Await) {
            return self.primary(at);
        }
        let value = self.primary(at + 1)?;
        Ok(value.map(|value| Node::new("await expression", at, value.next)))
    }

    /// `primary`: an atom and what follows it.
    pub fn primary(&mut self, at: usize) -> Recognised {
        let Some(mut node) = self.atom(at)? else { return Ok(None) };
        loop {
            let (kind, next) = match self.token(node.next) {
                Token::Dot if self.is_name(node.next + 1) => ("attribute", Some(node.next + 2)),
                Token::LeftParenthesis => ("function call", self.call(node.next)?),
                Token::LeftBracket => ("subscript", self.subscript(node.next)?),
                _ => return Ok(Some(node)),
            };
            let Some(next) = next else { return Ok(Some(node)) };
            node = Node::new(kind, at, next);
        }
    }
}

/// Whether a token is a binary operator, and if so, one of those `not` may not follow.
fn binary_operator(token: &Token) -> Option<bool> {
    match token {
        Token::Plus
        | Token::Minus
        | Token::Star
        | Token::Slash
        | Token::DoubleSlash
        | Token::Percent
        | Token::At => Some(true),
        Token::VerticalBar | Token::Circumflex | Token::Ampersand | Token::LeftShift | Token::RightShift => {
            Some(false)
        }
        _ => None,
    }
}
