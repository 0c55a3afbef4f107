use crate::rules::rule;

rule! {
    /// ## What it does
    /// Reports, in a preview or a delivery, a variable that has no value for this subscriber.
    ///
    /// ## Why it matters
    /// The field that uses it is left out of the request. Without its value a Purchase is not sent at all.
    ///
    /// ## Use instead
    /// Set the variable on every branch that leads to the goal.
    EmptyVariable {
        "filled/empty-variable", Warning, Documented, "goal-element: what cannot be filled is left out", since "0.1.0"
    }
}
