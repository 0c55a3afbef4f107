use crate::rules::rule;

rule! {
    /// ## What it does
    /// Reports, in a preview or a delivery, a currency that is none: the variable holds something else for this subscriber.
    ///
    /// ## Why it matters
    /// The value is left out of the request, because a value without its currency says nothing. A Purchase is not sent at all.
    ///
    /// ## Use instead
    /// Put the three letters of the currency into the variable, such as `EUR`.
    UnknownCurrency {
        "filled/unknown-currency", Warning, Documented, "goal-element: what cannot be filled is left out", since "0.1.0"
    }
}
