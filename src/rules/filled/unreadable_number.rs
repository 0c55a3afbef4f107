use crate::rules::rule;

rule! {
    /// ## What it does
    /// Reports, in a preview or a delivery, a value that cannot be read as the number that its field takes.
    ///
    /// ## Why it matters
    /// The field is left out of the request. Without its value a Purchase is not sent at all.
    ///
    /// ## Use instead
    /// Put nothing but the number into the variable; where `1.234` may mean two numbers, say which in the block.
    UnreadableNumber {
        "filled/unreadable-number", Warning, Documented, "goal-element: a number is never guessed", since "0.1.0"
    }
}
