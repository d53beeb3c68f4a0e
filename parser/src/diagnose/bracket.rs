//! Recognises what stands in brackets: displays, comprehensions, calls, subscripts.

use taipan_lexer::Token;

use super::cursor::{Cursor, Found, Node, Recognised};

impl Cursor<'_> {
    /// `atom`
    pub fn atom(&mut self, at: usize) -> Recognised {
        let kind = match self.token(at) {
            Token::Name(_) => "name",
            Token::True => "True",
            Token::False => "False",
            Token::None => "None",
            Token::Ellipsis => "ellipsis",
            Token::Int(_) | Token::Float(_) | Token::Imaginary(_) => "literal",
            Token::Str(_) | Token::Bytes(_) | Token::FStringStart(_) => return self.strings(at),
            Token::LeftParenthesis => return self.parenthesis(at),
            Token::LeftBracket => return self.list(at),
            Token::LeftBrace => return self.brace(at),
            _ => return Ok(None),
        };
        Ok(Some(Node::new(kind, at, at + 1)))
    }

    /// `star_named_expressions`: the elements and the token after them.
    fn elements(&mut self, at: usize) -> Result<(Vec<Node>, usize), Found> {
        let mut elements = Vec::new();
        let mut next = at;
        while let Some(element) = self.star_named_expression(next)? {
            next = element.next;
            elements.push(element);
            if !self.is(next, &Token::Comma) {
                break;
            }
            next += 1;
        }
        Ok((elements, next))
    }

    fn parenthesis(&mut self, at: usize) -> Recognised {
        let (elements, next) = self.elements(at + 1)?;
        if self.is(next, &Token::RightParenthesis) {
            let has_comma = self.is(next - 1, &Token::Comma);
            match <[Node; 1]>::try_from(elements) {
                Ok([only]) if !has_comma => {
                    if only.kind == "starred" {
                        return self.report("cannot use starred expression here", self.place(&only));
                    }
                    return Ok(Some(Node { next: next + 1, ..only }));
                }
                Ok([only]) => return Ok(Some(tuple(at, next + 1, vec![only]))),
                Err(elements) => return Ok(Some(tuple(at, next + 1, elements))),
            }
        }
        if self.is(at + 1, &Token::Yield)
            && let Some(value) = self.yield_expression(at + 1)?
            && self.is(value.next, &Token::RightParenthesis)
        {
            return Ok(Some(Node { next: value.next + 1, ..value }));
        }
        if self.is(at + 1, &Token::DoubleStar)
            && let Some(value) = self.expression(at + 2)?
            && self.is(value.next, &Token::RightParenthesis)
        {
            return self.report("cannot use double starred expression here", self.range(at + 1, at + 2));
        }
        self.comprehension(at, &Token::RightParenthesis, "generator expression")
    }

    fn list(&mut self, at: usize) -> Recognised {
        let (elements, next) = self.elements(at + 1)?;
        if self.is(next, &Token::RightBracket) {
            return Ok(Some(Node { elements, ..Node::new("list", at, next + 1) }));
        }
        self.comprehension(at, &Token::RightBracket, "list comprehension")
    }

    /// An element, its clauses and the closing bracket.
    fn comprehension(&mut self, at: usize, close: &Token, kind: &'static str) -> Recognised {
        if let Some(element) = self.named_expression(at + 1)?
            && let Some(next) = self.clauses(element.next)?
            && self.is(next, close)
        {
            return Ok(Some(Node::new(kind, at, next + 1)));
        }
        if self.reports {
            self.invalid_comprehension(at)?;
        }
        Ok(None)
    }

    fn invalid_comprehension(&mut self, at: usize) -> Result<Option<()>, Found> {
        let Some(first) = self.star_named_expression(at + 1)? else { return Ok(None) };
        if first.kind == "starred" && self.clauses(first.next)?.is_some() {
            let message = "iterable unpacking cannot be used in comprehension";
            return self.report(message, self.place(&first));
        }
        if self.is(at, &Token::LeftParenthesis) || !self.is(first.next, &Token::Comma) {
            return Ok(None);
        }
        let (_, next) = self.elements(first.next + 1)?;
        if self.clauses(next)?.is_some() {
            let message = "did you forget parentheses around the comprehension target?";
            return self.report(message, self.range(first.first, next));
        }
        Ok(None)
    }

    /// `{`: a dict, a set or a comprehension.
    fn brace(&mut self, at: usize) -> Recognised {
        if let Some(next) = self.pairs(at + 1)? {
            return Ok(Some(Node::new("dict literal", at, next)));
        }
        let (elements, next) = self.elements(at + 1)?;
        if self.is(next, &Token::RightBrace) && !elements.is_empty() {
            return Ok(Some(Node::new("set display", at, next + 1)));
        }
        if let Some(key) = self.expression(at + 1)?
            && self.is(key.next, &Token::Colon)
        {
            if let Some(value) = self.expression(key.next + 1)?
                && let Some(next) = self.clauses(value.next)?
                && self.is(next, &Token::RightBrace)
            {
                return Ok(Some(Node::new("dict comprehension", at, next + 1)));
            }
            return Ok(None);
        }
        if self.is(at + 1, &Token::DoubleStar)
            && let Some(value) = self.bitwise_or(at + 2)?
            && self.clauses(value.next)?.is_some()
        {
            let message = "dict unpacking cannot be used in dict comprehension";
            return self.report(message, self.range(at + 1, at + 2));
        }
        self.comprehension(at, &Token::RightBrace, "set comprehension")
    }

    /// The items of a dict display up to its brace, and the token after that.
    fn pairs(&mut self, at: usize) -> Result<Option<usize>, Found> {
        let mut next = at;
        let mut count = 0;
        while !self.is(next, &Token::RightBrace) {
            let item = self.pair(next)?;
            let Some(after) = item else {
                return if self.reports { self.invalid_pair(next, count > 0) } else { Ok(None) };
            };
            count += 1;
            next = after;
            if !self.is(next, &Token::Comma) {
                break;
            }
            next += 1;
        }
        Ok(self.is(next, &Token::RightBrace).then_some(next + 1))
    }

    fn pair(&mut self, at: usize) -> Result<Option<usize>, Found> {
        if self.is(at, &Token::DoubleStar) {
            return Ok(self.bitwise_or(at + 1)?.map(|value| value.next));
        }
        let Some(key) = self.expression(at)? else { return Ok(None) };
        if !self.is(key.next, &Token::Colon) {
            return Ok(None);
        }
        Ok(self.expression(key.next + 1)?.map(|value| value.next))
    }

    /// A key without its value; `follows` says whether whole pairs stand before it.
    fn invalid_pair(&mut self, at: usize, follows: bool) -> Result<Option<usize>, Found> {
        let Some(key) = self.expression(at)? else { return Ok(None) };
        if !self.is(key.next, &Token::Colon) {
            if !follows {
                return Ok(None);
            }
            let end = self.place(&key).end;
            let mut error = crate::SyntaxError::new(
                "':' expected after dictionary key",
                crate::Span::new(end.saturating_sub(1), end),
            );
            error.extent = taipan_lexer::Extent::Open;
            return Err(Box::new(error));
        }
        match self.token(key.next + 1) {
            Token::Star => {
                let Some(value) = self.bitwise_or(key.next + 2)? else { return Ok(None) };
                let message = "cannot use a starred expression in a dictionary value";
                self.report(message, self.range(key.next + 1, value.last))
            }
            Token::RightBrace | Token::Comma => {
                let message = "expression expected after dictionary key and ':'";
                self.report(message, self.range(key.next, key.next + 1))
            }
            _ => Ok(None),
        }
    }

    /// `for_if_clauses`: the token after them.
    pub fn clauses(&mut self, at: usize) -> Result<Option<usize>, Found> {
        let mut next = at;
        loop {
            let start = if self.is(next, &Token::Async) { next + 1 } else { next };
            if !self.is(start, &Token::For) {
                return Ok((next > at).then_some(next));
            }
            let Some(after) = self.clause(start)? else { return Ok(None) };
            next = after;
        }
    }

    fn clause(&mut self, at: usize) -> Result<Option<usize>, Found> {
        let Some(target) = self.targets(at + 1)? else { return Ok(None) };
        if !self.is(target.next, &Token::In) {
            return self.report("'in' expected after for-loop variables", self.last_read(target.next));
        }
        if let Some(bad) = target.invalid_target(false) {
            return self.report(format!("cannot assign to {}", bad.kind), self.place(bad));
        }
        let Some(iterable) = self.disjunction(target.next + 1)? else { return Ok(None) };
        let mut next = iterable.next;
        while self.is(next, &Token::If)
            && let Some(condition) = self.disjunction(next + 1)?
        {
            next = condition.next;
        }
        Ok(Some(next))
    }

    /// What may stand between `for` and `in`.
    pub fn targets(&mut self, at: usize) -> Recognised {
        self.comma_separated(at, |cursor, at| {
            if cursor.is(at, &Token::Star) { cursor.starred(at) } else { cursor.bitwise_or(at) }
        })
    }

    /// `(arguments)`: the token after.
    pub fn call(&mut self, at: usize) -> Result<Option<usize>, Found> {
        let mut next = at + 1;
        while !self.is(next, &Token::RightParenthesis) {
            let Some(after) = self.argument(next)? else { return Ok(None) };
            next = after;
            if let Token::For | Token::Async = self.token(next)
                && let Some(after) = self.clauses(next)?
            {
                next = after;
            }
            if !self.is(next, &Token::Comma) {
                break;
            }
            next += 1;
        }
        Ok(self.is(next, &Token::RightParenthesis).then_some(next + 1))
    }

    /// One argument: the token after.
    fn argument(&mut self, at: usize) -> Result<Option<usize>, Found> {
        match self.token(at) {
            Token::Star => self.unpacked(at, "iterable"),
            Token::DoubleStar => self.unpacked(at, "keyword"),
            Token::True | Token::False | Token::None if self.is(at + 1, &Token::Equal) => {
                let name = self.token(at).text().trim_matches('\'');
                self.report(format!("cannot assign to {name}"), self.range(at, at + 2))
            }
            Token::Name(_) if self.is(at + 1, &Token::Equal) => self.keyword(at),
            _ => {
                let value = if self.is(at + 1, &Token::ColonEqual) {
                    self.named_expression(at)?
                } else {
                    self.expression(at)?
                };
                let Some(value) = value else { return Ok(None) };
                if self.is(value.next, &Token::Equal) {
                    let message = "expression cannot contain assignment, perhaps you meant \"==\"?";
                    return self.report(message, self.range(value.first, value.next + 1));
                }
                Ok(Some(value.next))
            }
        }
    }

    fn unpacked(&mut self, at: usize, what: &str) -> Result<Option<usize>, Found> {
        let Some(value) = self.expression(at + 1)? else {
            if what == "iterable" {
                return self.report("Invalid star expression", self.last_read(at + 1));
            }
            return Ok(None);
        };
        if self.is(value.next, &Token::Equal)
            && let Some(assigned) = self.expression(value.next + 1)?
        {
            let message = format!("cannot assign to {what} argument unpacking");
            return self.report(message, self.range(at, assigned.last));
        }
        Ok(Some(value.next))
    }

    /// `name=value`
    fn keyword(&mut self, at: usize) -> Result<Option<usize>, Found> {
        let Some(value) = self.expression(at + 2)? else {
            if let Token::Comma | Token::RightParenthesis = self.token(at + 2) {
                return self.report("expected argument value expression", self.range(at, at + 2));
            }
            return Ok(None);
        };
        if let Token::For | Token::Async = self.token(value.next)
            && self.clauses(value.next)?.is_some()
        {
            let message = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?";
            return self.report(message, self.range(at, at + 2));
        }
        Ok(Some(value.next))
    }

    /// `[slices]`: the token after.
    pub fn subscript(&mut self, at: usize) -> Result<Option<usize>, Found> {
        let mut next = at + 1;
        loop {
            let Some(after) = self.slice(next)? else { return Ok(None) };
            next = after;
            if !self.is(next, &Token::Comma) {
                break;
            }
            next += 1;
            if self.is(next, &Token::RightBracket) {
                break;
            }
        }
        Ok(self.is(next, &Token::RightBracket).then_some(next + 1))
    }

    fn slice(&mut self, at: usize) -> Result<Option<usize>, Found> {
        if self.is(at, &Token::Star) {
            return self.unpacked(at, "iterable");
        }
        let mut next = at;
        if !self.is(at, &Token::Colon) {
            let Some(lower) = self.named_expression(at)? else { return Ok(None) };
            next = lower.next;
        }
        let mut colons = 0;
        while self.is(next, &Token::Colon) && colons < 2 {
            colons += 1;
            next = self.expression(next + 1)?.map_or(next + 1, |bound| bound.next);
        }
        Ok(Some(next))
    }
}

fn tuple(at: usize, next: usize, elements: Vec<Node>) -> Node {
    Node { elements, ..Node::new("tuple", at, next) }
}
