//! What we could not do.

super::problems! {
    storage() 503 "storage" "The database does not answer"
        "goal-proxy cannot reach its database right now. Try again; its log says what is wrong.";
    damaged() 503 "storage-damaged" "The database file is damaged"
        "goal-proxy cannot read a part of its database file. Whoever runs it has to mend the file; its log says how. What was answered with an error was not taken: send it again afterwards.";
    sent_but_not_recorded() 500 "not-recorded" "Sent, but not recorded"
        "The event was sent, but its answer could not be recorded. Look in Events Manager before you send it again.";
    broken() 500 "broken" "goal-proxy made a mistake"
        "The request was not answered because of an error in goal-proxy; its log says which. Send it again, and report it if it stays.";
}
