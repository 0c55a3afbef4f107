//! A host's own object as a [`Source`]. Its getters and proxies may throw, its lists may be endless, it may hold itself.

use js_sys::{Array, JsString, Number, Reflect};
use wasm_bindgen::prelude::*;

use crate::domain::fault::{FaultKind, Kind};
use crate::domain::source::{Limits, MAX_DEPTH, Source};

#[wasm_bindgen]
extern "C" {
    /// `Object.keys`; a proxy may throw here.
    #[wasm_bindgen(catch, js_namespace = Object)]
    fn keys(value: &JsValue) -> Result<Array, JsValue>;

    /// `Array.isArray`; a revoked proxy throws here.
    #[wasm_bindgen(catch, js_namespace = Array, js_name = isArray)]
    fn is_array(value: &JsValue) -> Result<bool, JsValue>;
}

/// What one reading shares among all its cursors.
#[derive(Debug, Default)]
pub(crate) struct Walk {
    limits: Limits,
    /// The containers that the cursor stands in, outermost first.
    ancestors: Vec<JsValue>,
    /// How many of them are outside the document at hand.
    base: usize,
    fault: Option<FaultKind>,
}

impl Walk {
    fn complain(&mut self, kind: FaultKind) {
        self.fault.get_or_insert(kind);
    }
}

/// A cursor on one value of the host's.
#[derive(Debug)]
pub(crate) struct Host<'a> {
    value: JsValue,
    /// What `value` is, once that was asked.
    kind: Option<Kind>,
    walk: &'a mut Walk,
    taken: bool,
}

impl<'a> Host<'a> {
    /// A cursor on `value`.
    pub(crate) fn new(value: JsValue, walk: &'a mut Walk) -> Self {
        Self { value, kind: None, walk, taken: false }
    }

    /// The member `name`; a getter that throws leaves nothing but a fault.
    fn member(&mut self, name: &JsValue) -> JsValue {
        Reflect::get(&self.value, name).unwrap_or_else(|_| {
            self.walk.complain(FaultKind::Threw);
            JsValue::NULL
        })
    }

    /// Steps into the container at hand, unless that is too deep or it is inside itself.
    fn enter(&mut self) -> bool {
        self.taken = true;
        if self.walk.ancestors.contains(&self.value) {
            self.walk.complain(FaultKind::Cyclic);
            return false;
        }
        if self.walk.ancestors.len() - self.walk.base >= MAX_DEPTH {
            self.walk.complain(FaultKind::TooDeep);
            return false;
        }
        self.walk.ancestors.push(self.value.clone());
        true
    }

    /// Every question is a call into the host; most values are texts.
    fn look(&mut self) -> Kind {
        let value = &self.value;
        if value.is_string() {
            Kind::Text
        } else if *value == JsValue::NULL || *value == JsValue::UNDEFINED {
            Kind::Null
        } else if value.as_bool().is_some() {
            Kind::Bool
        } else if let Some(number) = value.as_f64() {
            // As in JSON, what is no number is nothing.
            if number.is_finite() { Kind::Number } else { Kind::Null }
        } else if value.is_object() {
            match is_array(value) {
                Ok(true) => Kind::Array,
                Ok(false) => Kind::Object,
                Err(_) => {
                    self.walk.complain(FaultKind::Threw);
                    Kind::Null
                }
            }
        } else {
            Kind::Other
        }
    }

    /// Lets `take` have one value inside; `false` when there may be no more.
    fn inside(&mut self, value: JsValue, take: &mut dyn FnMut(&mut Host<'_>)) -> bool {
        if !self.walk.limits.node() {
            self.walk.complain(FaultKind::TooLarge);
            return false;
        }
        let mut host = Host::new(value, self.walk);
        take(&mut host);
        if !host.taken {
            host.skip();
        }
        true
    }

    fn members(&mut self, each: &mut dyn FnMut(&mut Host<'_>, &str)) {
        let Ok(names) = keys(&self.value) else {
            return self.walk.complain(FaultKind::Threw);
        };
        for name in names.iter() {
            let value = self.member(&name);
            // As in JSON, a member that is `undefined` is no member.
            if value == JsValue::UNDEFINED {
                continue;
            }
            let name = name.as_string().unwrap_or_default();
            if !self.inside(value, &mut |host| each(host, &name)) {
                return;
            }
        }
    }

    fn elements(&mut self, each: &mut dyn FnMut(&mut Host<'_>, usize)) {
        let length = self.member(&JsValue::from_str("length")).as_f64().unwrap_or_default();
        let mut index = 0_u32;
        while f64::from(index) < length {
            let value = self.member(&JsValue::from_f64(f64::from(index)));
            if !self.inside(value, &mut |host| each(host, index as usize)) {
                return;
            }
            index += 1;
        }
    }
}

impl Source for Host<'_> {
    fn kind(&mut self) -> Kind {
        if let Some(kind) = self.kind {
            return kind;
        }
        let kind = self.look();
        self.kind = Some(kind);
        kind
    }

    fn bool(&mut self) -> bool {
        self.taken = true;
        self.value.as_bool().unwrap_or(false)
    }

    fn text(&mut self) -> String {
        self.taken = true;
        let text = match self.kind() {
            Kind::Text => self.value.clone().unchecked_into::<JsString>(),
            Kind::Number => match self.value.unchecked_ref::<Number>().to_string_with_radix(10) {
                Ok(digits) => digits,
                Err(_) => return String::new(),
            },
            _ => return String::new(),
        };
        // A text that is too long is not even copied.
        if text.length() as usize <= self.walk.limits.bytes_left() {
            let text = String::from(text);
            if self.walk.limits.text(text.len()) {
                return text;
            }
        }
        self.walk.complain(FaultKind::TooLarge);
        String::new()
    }

    fn object(&mut self, each: &mut dyn FnMut(&mut dyn Source, &str)) {
        if self.kind() != Kind::Object {
            return self.skip();
        }
        if self.enter() {
            self.members(&mut |host, name| each(host, name));
            self.walk.ancestors.pop();
        }
    }

    fn array(&mut self, each: &mut dyn FnMut(&mut dyn Source, usize)) {
        if self.kind() != Kind::Array {
            return self.skip();
        }
        if self.enter() {
            self.elements(&mut |host, index| each(host, index));
            self.walk.ancestors.pop();
        }
    }

    fn skip(&mut self) {
        self.taken = true;
        match self.kind() {
            Kind::Object if self.enter() => self.members(&mut |host, _| host.skip()),
            Kind::Array if self.enter() => self.elements(&mut |host, _| host.skip()),
            _ => return,
        }
        self.walk.ancestors.pop();
    }

    fn document(&mut self, read: &mut dyn FnMut(&mut dyn Source)) {
        let limits = core::mem::take(&mut self.walk.limits);
        let base = core::mem::replace(&mut self.walk.base, self.walk.ancestors.len());
        read(self);
        (self.walk.limits, self.walk.base) = (limits, base);
    }

    fn take_fault(&mut self) -> Option<FaultKind> {
        self.walk.fault.take()
    }
}

/// Reads a goal from whatever the host hands in.
pub(crate) fn goal(value: &JsValue) -> crate::domain::Goal {
    let mut walk = Walk::default();
    crate::domain::decode::goal(&mut Host::new(value.clone(), &mut walk))
}

/// Reads a whole flow from whatever the host hands in.
pub(crate) fn flow(value: &JsValue) -> crate::flow::Flow {
    let mut walk = Walk { limits: Limits::of_flow(), ..Walk::default() };
    crate::flow::flow(&mut Host::new(value.clone(), &mut walk))
}
