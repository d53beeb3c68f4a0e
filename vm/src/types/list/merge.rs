//! Stable sorting by questions: a machine that says which two keys it wants to know the order of, is told, and says
//! on. Whoever drives it may answer at once (`sort`) or let a script run first (`sort_frame`). Below 64 keys it asks
//! what CPython asks, in its order: a run that lies in order already, then insertion by halves.

/// A sort on its way. It knows keys by their places alone.
pub struct Merging {
    /// The places in the order found so far.
    order: Vec<u32>,
    /// Where runs are merged into.
    spare: Vec<u32>,
    /// Where the runs end.
    runs: Vec<usize>,
    /// The ends of the runs that are merged already.
    merged: Vec<usize>,
    /// A run is filled up to so many.
    least: usize,
    phase: Phase,
}

/// What is being asked. All numbers are places in `order`; a run begins at `start`, and what it has so far ends
/// before `end`.
#[derive(Clone, Copy)]
enum Phase {
    /// Whether the next is less than the last of a run that does not fall.
    Rising { start: usize, end: usize },
    /// Whether the first of that run is less than its last: else all are equal, and the run may yet fall.
    Flat { start: usize, end: usize },
    /// Whether the next is less than the last of a run that falls, which has so many equals behind its last.
    Falling { start: usize, end: usize, equals: usize },
    /// Whether the last of that run is less than the next: else they are equal.
    Level { start: usize, end: usize, equals: usize },
    /// Whether the next is less than the last of a run that was turned.
    Turned { start: usize, end: usize },
    /// Whether the next is less than the one in the middle.
    Inserting { start: usize, end: usize, low: usize, high: usize },
    /// Whether the first of the right run is less than the first of the left.
    Merging { left: usize, middle: usize, right: usize, end: usize, at: usize },
    /// Nothing more.
    Done,
}

/// Fewer than this are one run.
const FEW: usize = 64;

/// How long a run is at least, so that runs come in a number that merges evenly.
fn least_run(count: usize) -> usize {
    let (mut length, mut odd) = (count, 0);
    while length >= FEW {
        odd |= length & 1;
        length >>= 1;
    }
    length + odd
}

impl Merging {
    /// A sort of so many keys.
    pub fn new(count: usize, reverse: bool) -> Merging {
        let mut order: Vec<u32> = (0..count as u32).collect();
        if reverse {
            // equals keep their order when the whole is turned round at the end
            order.reverse();
        }
        let mut sort = Merging {
            order,
            spare: Vec::new(),
            runs: Vec::new(),
            merged: Vec::new(),
            least: least_run(count),
            phase: Phase::Done,
        };
        sort.begin_run(0);
        sort
    }

    /// The places of the keys in their order, when nothing is asked any more.
    pub fn into_order(self, reverse: bool) -> Vec<u32> {
        let mut order = self.order;
        if reverse {
            order.reverse();
        }
        order
    }

    /// The places of two keys: is the first less than the second? None: all is sorted.
    pub fn question(&self) -> Option<(u32, u32)> {
        let (one, two) = match self.phase {
            Phase::Rising { end, .. } | Phase::Falling { end, .. } | Phase::Turned { end, .. } => {
                (end, end - 1)
            }
            Phase::Level { end, .. } => (end - 1, end),
            Phase::Flat { start, end } => (start, end - 1),
            Phase::Inserting { end, low, high, .. } => (end, (low + high) / 2),
            Phase::Merging { left, right, .. } => (right, left),
            Phase::Done => return None,
        };
        Some((*self.order.get(one)?, *self.order.get(two)?))
    }

    /// Takes the answer to the question.
    pub fn answer(&mut self, less: bool) {
        match self.phase {
            Phase::Rising { start, end } if less && end > start + 1 => {
                self.phase = Phase::Flat { start, end }
            }
            Phase::Rising { start, end } if less => self.fall(start, end),
            Phase::Rising { start, end } => self.rise(start, end + 1),
            Phase::Flat { start, end } if less => self.end_run(start, end),
            Phase::Flat { start, end } => self.fall(start, end),
            Phase::Falling { start, end, equals } if less => {
                self.order[end - equals - 1..end].reverse();
                self.fall_on(start, end + 1, 0);
            }
            Phase::Falling { start, end, equals } => self.phase = Phase::Level { start, end, equals },
            Phase::Level { start, end, equals } if less => self.turn(start, end, equals),
            Phase::Level { start, end, equals } => self.fall_on(start, end + 1, equals + 1),
            Phase::Turned { start, end } if less => self.end_run(start, end),
            Phase::Turned { start, end } => self.rise_turned(start, end + 1),
            Phase::Inserting { start, end, low, high } => {
                let middle = (low + high) / 2;
                let (low, high) = if less { (low, middle) } else { (middle + 1, high) };
                if low < high {
                    self.phase = Phase::Inserting { start, end, low, high };
                } else {
                    self.order[low..=end].rotate_right(1);
                    self.end_run(start, end + 1);
                }
            }
            Phase::Merging { left, middle, right, end, at } => {
                let (from, left, right) =
                    if less { (right, left, right + 1) } else { (left, left + 1, right) };
                self.spare[at] = self.order[from];
                self.merge_on(left, middle, right, end, at + 1);
            }
            Phase::Done => {}
        }
    }

    fn begin_run(&mut self, start: usize) {
        if start < self.order.len() {
            self.rise(start, start + 1);
        } else {
            if self.runs.len() > 1 {
                self.spare = self.order.clone();
            }
            self.merge_pair(0);
        }
    }

    fn rise(&mut self, start: usize, end: usize) {
        if end < self.order.len() {
            self.phase = Phase::Rising { start, end };
        } else {
            self.end_run(start, end);
        }
    }

    /// All so far are equal and the next, which belongs to the run, is less.
    fn fall(&mut self, start: usize, end: usize) {
        self.order[start..end].reverse();
        self.fall_on(start, end + 1, 0);
    }

    fn fall_on(&mut self, start: usize, end: usize, equals: usize) {
        if end < self.order.len() {
            self.phase = Phase::Falling { start, end, equals };
        } else {
            self.turn(start, end, equals);
        }
    }

    /// The run falls no more: it is turned round, in which equals keep their order.
    fn turn(&mut self, start: usize, end: usize, equals: usize) {
        self.order[end - equals - 1..end].reverse();
        self.order[start..end].reverse();
        self.rise_turned(start, end);
    }

    fn rise_turned(&mut self, start: usize, end: usize) {
        if end < self.order.len() {
            self.phase = Phase::Turned { start, end };
        } else {
            self.end_run(start, end);
        }
    }

    /// A run has come so far; while it is short the next is inserted into it.
    fn end_run(&mut self, start: usize, end: usize) {
        if end < self.order.len().min(start + self.least) {
            self.phase = Phase::Inserting { start, end, low: start, high: end };
        } else {
            self.runs.push(end);
            self.begin_run(end);
        }
    }

    /// Merges the next two runs, of which the first begins at `start`.
    fn merge_pair(&mut self, start: usize) {
        let mut start = start;
        loop {
            if self.runs.len() <= 1 && self.merged.is_empty() {
                self.phase = Phase::Done;
                return;
            }
            let next = self.merged.len() * 2;
            match (self.runs.get(next), self.runs.get(next + 1)) {
                (Some(&middle), Some(&end)) => {
                    return self.merge_on(start, middle, middle, end, start);
                }
                (Some(&end), None) => {
                    self.spare[start..end].copy_from_slice(&self.order[start..end]);
                    self.merged.push(end);
                }
                (None, _) => {}
            }
            std::mem::swap(&mut self.order, &mut self.spare);
            self.runs = std::mem::take(&mut self.merged);
            start = 0;
        }
    }

    fn merge_on(&mut self, left: usize, middle: usize, right: usize, end: usize, at: usize) {
        if left < middle && right < end {
            self.phase = Phase::Merging { left, middle, right, end, at };
            return;
        }
        let rest = if left < middle { left..middle } else { right..end };
        self.spare[at..end].copy_from_slice(&self.order[rest]);
        self.merged.push(end);
        self.merge_pair(end);
    }
}
