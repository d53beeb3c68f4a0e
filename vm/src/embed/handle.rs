//! A script value kept by the host: a slot in a table of the VM, seen by its collector. A handle dropped on
//! any thread is queued; one that outlives its VM does nothing.

use std::sync::{Arc, Mutex, PoisonError};

use super::{FromValue, IntoValue, Mismatch};
use crate::error::Answer;
use crate::heap::Kind;
use crate::native::TypeRow;
use crate::types::opaque::Object;
use crate::value::Value;
use crate::vm::Cx;

/// The name under which a VM keeps its table.
const TABLE: &str = "host handles";

type Queue = Arc<Mutex<Vec<usize>>>;

/// A script value that the host keeps alive.
#[derive(Clone)]
pub struct Handle {
    slot: Arc<Slot>,
}

struct Slot {
    number: usize,
    dropped: Queue,
}

impl Drop for Slot {
    fn drop(&mut self) {
        self.dropped.lock().unwrap_or_else(PoisonError::into_inner).push(self.number);
    }
}

/// The values that handles stand for.
#[derive(Default)]
struct Table {
    values: Vec<Value>,
    free: Vec<usize>,
    dropped: Queue,
}

impl Object for Table {
    fn trace(&self, visit: &mut dyn FnMut(&Value)) {
        self.values.iter().for_each(visit);
    }
    fn clear(&mut self) {
        self.values.fill(Value::UNSET);
    }
}

static ROW: TypeRow = TypeRow { name: "host_handles", kind: Kind::Opaque, ..TypeRow::DEFAULT };

fn table(cx: &mut Cx) -> Answer {
    if let Some(table) = cx.kept(TABLE) {
        return Ok(table);
    }
    let class = cx.builtin_class(&ROW)?;
    let table = cx.opaque(&class, Table::default())?;
    cx.keep(TABLE, table.clone());
    Ok(table)
}

/// Lets go of the values whose handles were dropped.
pub(super) fn sweep(cx: &mut Cx) {
    let Some(table) = cx.kept(TABLE) else { return };
    let mut gone = Vec::new();
    if let Some(table) = table.opaque_mut::<Table>(cx) {
        let dropped = std::mem::take(&mut *table.dropped.lock().unwrap_or_else(PoisonError::into_inner));
        for number in dropped {
            if let Some(value) = table.values.get_mut(number) {
                gone.push(std::mem::take(value));
                table.free.push(number);
            }
        }
    }
    drop(gone);
}

impl FromValue for Handle {
    fn from_value(cx: &mut Cx, value: &Value) -> Result<Handle, Mismatch> {
        sweep(cx);
        let missing = || Mismatch::new("a handle", "a value when memory was out");
        let table = table(cx).map_err(|_| {
            drop(cx.take_raised());
            missing()
        })?;
        let table = table.opaque_mut::<Table>(cx).ok_or_else(missing)?;
        let number = match table.free.pop() {
            Some(number) => number,
            None => {
                table.values.push(Value::UNSET);
                table.values.len() - 1
            }
        };
        if let Some(place) = table.values.get_mut(number) {
            *place = value.clone();
        }
        Ok(Handle { slot: Arc::new(Slot { number, dropped: table.dropped.clone() }) })
    }
}

impl IntoValue for &Handle {
    fn into_value(self, cx: &mut Cx) -> Answer {
        let table = table(cx)?;
        if let Some(table) = table.opaque::<Table>(cx)
            && Arc::ptr_eq(&table.dropped, &self.slot.dropped)
            && let Some(value) = table.values.get(self.slot.number)
        {
            return Ok(value.clone());
        }
        Err(cx.runtime_error("this handle belongs to another VM"))
    }
}

impl IntoValue for Handle {
    fn into_value(self, cx: &mut Cx) -> Answer {
        (&self).into_value(cx)
    }
}
