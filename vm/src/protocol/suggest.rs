//! "Did you mean": the closest of some names by a Levenshtein distance in which a change of case costs
//! less, with CPython's bounds.

const MOVE: usize = 2;
const CASE: usize = 1;
const LONGEST: usize = 40;

fn substitution(one: char, two: char) -> usize {
    if one == two {
        0
    } else if one.to_lowercase().eq(two.to_lowercase()) {
        CASE
    } else {
        MOVE
    }
}

/// The cost of turning one name into another; more than `most` means only "too far".
pub fn distance(one: &str, two: &str, most: usize) -> usize {
    let one: Vec<char> = one.chars().collect();
    let two: Vec<char> = two.chars().collect();
    if one.len() > LONGEST || two.len() > LONGEST || one.len().abs_diff(two.len()) * MOVE > most {
        return most + 1;
    }
    let mut row: Vec<usize> = (0..=two.len()).map(|at| at * MOVE).collect();
    for (at, from) in one.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = (at + 1) * MOVE;
        for (to_at, to) in two.iter().enumerate() {
            let changed = diagonal + substitution(*from, *to);
            diagonal = row[to_at + 1];
            row[to_at + 1] = changed.min(diagonal + MOVE).min(row[to_at] + MOVE);
        }
    }
    row[two.len()]
}

/// The closest name, when one is close enough to be what was meant.
pub fn closest<'a>(wrong: &str, names: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let mut best: Option<(usize, &str)> = None;
    for name in names.take(750) {
        if name == wrong {
            continue;
        }
        let most = (name.chars().count() + wrong.chars().count() + 3) * MOVE / 6;
        let most = best.map_or(most, |(cost, _)| most.min(cost.saturating_sub(1)));
        let cost = distance(wrong, name, most);
        if cost <= most {
            best = Some((cost, name));
        }
    }
    best.map(|(_, name)| name)
}
