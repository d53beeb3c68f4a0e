//! `strftime` in the C locale, with glibc's flags (`_ - 0 ^ #`) and widths. Source: strftime(3).

use super::calendar::{Broken, iso_week, moment_of, week_of_year};

/// Names of the days from Monday.
pub const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
/// Names of the months.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A directive's flags and width.
#[derive(Default)]
struct Style {
    padding: Option<char>,
    upper: bool,
    swapped: bool,
    width: usize,
}

/// A directive's meaning: a number with its usual padding and width, or text.
enum Part {
    Number(i64, char, usize),
    Text(String),
}

/// The longest width that is obeyed.
const WIDEST: usize = 4096;

/// Writes a time by a format. `zone` names the zone for `%s`.
pub fn format(format: &str, time: &Broken, zone: Option<&str>) -> String {
    let mut out = String::new();
    let mut rest = format;
    while let Some(at) = rest.find('%') {
        out.push_str(&rest[..at]);
        let directive = &rest[at..];
        let (style, letter, length) = read(directive);
        match letter.and_then(|letter| part(letter, time, zone)) {
            Some(part) => write(&mut out, part, &style),
            None => out.push_str(&directive[..length]),
        }
        rest = &directive[length..];
    }
    out.push_str(rest);
    out
}

/// Reads `%`, flags, width, modifier and letter; how long that is.
fn read(directive: &str) -> (Style, Option<char>, usize) {
    let mut style = Style::default();
    for (at, letter) in directive.char_indices().skip(1) {
        match letter {
            '_' => style.padding = Some(' '),
            '-' => style.padding = Some('-'),
            '0' if style.width == 0 => style.padding = Some('0'),
            '^' => style.upper = true,
            '#' => style.swapped = true,
            '0'..='9' => {
                style.width = (style.width * 10 + letter as usize - '0' as usize).min(WIDEST);
            }
            'E' | 'O' => {}
            _ => return (style, Some(letter), at + letter.len_utf8()),
        }
    }
    (style, None, directive.len())
}

fn name(names: &[&str], index: i64, length: usize) -> String {
    let name = usize::try_from(index).ok().and_then(|index| names.get(index));
    name.map_or("?".to_owned(), |name| name[..name.len().min(length)].to_owned())
}

fn part(letter: char, time: &Broken, zone: Option<&str>) -> Option<Part> {
    use Part::{Number, Text};
    let whole = |text: &str| Some(Text(format(text, time, zone)));
    let twelve = (time.hour + 11).rem_euclid(12) + 1;
    let half = |am: &str, pm: &str| Text(if time.hour < 12 { am } else { pm }.to_owned());
    Some(match letter {
        'a' => Text(name(&DAYS, time.weekday, 3)),
        'A' => Text(name(&DAYS, time.weekday, 9)),
        'b' | 'h' => Text(name(&MONTHS, time.month - 1, 3)),
        'B' => Text(name(&MONTHS, time.month - 1, 9)),
        'c' => return whole("%a %b %e %H:%M:%S %Y"),
        'C' => Number(time.year.div_euclid(100), '0', 2),
        'd' => Number(time.day, '0', 2),
        'D' | 'x' => return whole("%m/%d/%y"),
        'e' => Number(time.day, ' ', 2),
        'F' => return whole("%Y-%m-%d"),
        'g' => Number(iso_week(time).0.rem_euclid(100), '0', 2),
        'G' => Number(iso_week(time).0, '-', 0),
        'H' => Number(time.hour, '0', 2),
        'I' => Number(twelve, '0', 2),
        'j' => Number(time.yearday, '0', 3),
        'k' => Number(time.hour, ' ', 2),
        'l' => Number(twelve, ' ', 2),
        'm' => Number(time.month, '0', 2),
        'M' => Number(time.minute, '0', 2),
        'n' => Text("\n".to_owned()),
        'p' => half("AM", "PM"),
        'P' => half("am", "pm"),
        'r' => return whole("%I:%M:%S %p"),
        'R' => return whole("%H:%M"),
        's' => Number(moment_of(time, zone)?, '-', 0),
        'S' => Number(time.second, '0', 2),
        't' => Text("\t".to_owned()),
        'T' | 'X' => return whole("%H:%M:%S"),
        'u' => Number(time.weekday + 1, '0', 1),
        'U' => Number(week_of_year(time, 6), '0', 2),
        'V' => Number(iso_week(time).1, '0', 2),
        'w' => Number((time.weekday + 1) % 7, '0', 1),
        'W' => Number(week_of_year(time, 0), '0', 2),
        'y' => Number(time.year.rem_euclid(100), '0', 2),
        'Y' => Number(time.year, '-', 0),
        'z' => {
            let minutes = time.offset.abs() / 60;
            let sign = if time.offset < 0 { '-' } else { '+' };
            Text(format!("{sign}{:02}{:02}", minutes / 60, minutes % 60))
        }
        'Z' => Text(time.zone.clone()),
        '%' => Text("%".to_owned()),
        _ => return None,
    })
}

fn write(out: &mut String, part: Part, style: &Style) {
    let (text, padding, width) = match part {
        Part::Number(number, padding, width) => {
            let padding = style.padding.unwrap_or(padding);
            let width = if style.width > 0 { style.width } else { width };
            let digits = number.unsigned_abs().to_string();
            let (padding, width) = if style.width > 0 && padding == '-' && style.padding.is_none() {
                ('0', style.width)
            } else {
                (padding, width)
            };
            if number < 0 {
                out.push('-');
            }
            (digits, padding, width.saturating_sub(usize::from(number < 0)))
        }
        Part::Text(text) => {
            let text = if style.upper {
                text.to_uppercase()
            } else if style.swapped {
                // names become upper case, AM, PM and zones lower
                if text.chars().all(|letter| !letter.is_lowercase()) {
                    text.to_lowercase()
                } else {
                    text.to_uppercase()
                }
            } else {
                text
            };
            (text, style.padding.unwrap_or(' '), style.width)
        }
    };
    if padding != '-' {
        out.extend(std::iter::repeat_n(padding, width.saturating_sub(text.chars().count())));
    }
    out.push_str(&text);
}
