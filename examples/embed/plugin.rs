//! A host that lends its functions to a script and calls the script back: a small game's creatures.
//!
//! `cargo run --example plugin`

use std::cell::Cell;
use std::collections::BTreeMap;
use std::rc::Rc;

const CREATURES: &str = "
wanted = []

def on_turn(creature):
    name, life = creature
    if life < 3:
        flee(name)
        return 'flees'
    if roll(6) > 3:
        wanted.append(name)
        return 'attacks'
    return 'waits'
";

fn main() -> Result<(), taipan::Error> {
    let dice = Rc::new(Cell::new(7u64));
    let fled = Rc::new(Cell::new(0));

    let mut vm = taipan::Vm::sandboxed()?;
    let seed = dice.clone();
    vm.register_fn("roll", move |sides: u64| {
        seed.set(seed.get().wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407));
        if sides == 0 { Err("a die has sides") } else { Ok((seed.get() >> 33) % sides + 1) }
    })?;
    let count = fled.clone();
    vm.register_fn("flee", move |_name: String| count.set(count.get() + 1))?;
    vm.exec_named(CREATURES, "creatures.py")?;

    let mut acts: BTreeMap<String, u32> = BTreeMap::new();
    for (name, life) in [("wolf", 9), ("hare", 2), ("bear", 12), ("mouse", 1), ("fox", 5)] {
        let act: String = vm.call("on_turn", ((name, life),))?;
        println!("{name} {act}");
        *acts.entry(act).or_default() += 1;
    }
    let attackers: Vec<String> = vm.get("wanted")?;
    println!("{} fled, {} attacked", fled.get(), attackers.len());
    assert_eq!(acts.get("flees"), Some(&2));
    Ok(())
}
