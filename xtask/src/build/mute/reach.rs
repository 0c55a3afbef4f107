//! Which functions still run when no panic does.

use std::collections::HashSet;

use walrus::ir::{Call, RefFunc, ReturnCall, Visitor, dfs_in_order};
use walrus::{ElementItems, ExportItem, Function, FunctionId, FunctionKind, Module};

/// A function that `is_formatting` and that is called without a panic, and who calls it, by their names. What is called through a table
/// only is not told: such a call needs text being formatted around it, and that is a call by name.
pub(super) fn used(
    module: &Module,
    is_panic: &dyn Fn(&Function) -> bool,
    is_formatting: &dyn Fn(&Function) -> bool,
) -> Option<(String, String)> {
    let ends = |id: FunctionId| is_panic(module.funcs.get(id));
    let mut open = roots(module);
    open.retain(|id| !is_formatting(module.funcs.get(*id)));
    let mut seen: HashSet<FunctionId> = open.iter().copied().collect();
    while let Some(id) = open.pop() {
        let function = module.funcs.get(id);
        let FunctionKind::Local(body) = &function.kind else { continue };
        if ends(id) {
            continue;
        }
        let mut calls = Calls(Vec::new());
        dfs_in_order(&mut calls, body, body.entry_block());
        for called in calls.0 {
            let callee = module.funcs.get(called);
            if is_formatting(callee) && !is_panic(callee) {
                let name = |function: &Function| function.name.clone().unwrap_or_default();
                return Some((name(callee), name(function)));
            }
            if seen.insert(called) {
                open.push(called);
            }
        }
    }
    None
}

/// What JavaScript can call, and what stands in a table.
fn roots(module: &Module) -> Vec<FunctionId> {
    let exported = module.exports.iter().filter_map(|export| match export.item {
        ExportItem::Function(id) => Some(id),
        _ => None,
    });
    let tabled = module.elements.iter().flat_map(|elements| match &elements.items {
        ElementItems::Functions(ids) => ids.clone(),
        ElementItems::Expressions(..) => Vec::new(),
    });
    exported.chain(tabled).chain(module.start).collect()
}

struct Calls(Vec<FunctionId>);

impl Visitor<'_> for Calls {
    fn visit_call(&mut self, call: &Call) {
        self.0.push(call.func);
    }

    fn visit_return_call(&mut self, call: &ReturnCall) {
        self.0.push(call.func);
    }

    fn visit_ref_func(&mut self, reference: &RefFunc) {
        self.0.push(reference.func);
    }
}
