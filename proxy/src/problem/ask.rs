//! What is asked, and what it must be.

super::problems! {
    not_json() 415 "not-json" "Not JSON"
        "Send JSON, with the header Content-Type: application/json.";
    too_large(limit) 413 "too-large" "Too large"
        "The request is larger than the `limit` in bytes. Shorten the goal or its variables, or send fewer events at once.";
    cut_off() 400 "cut-off" "The request ended too early"
        "Send it again.";
    bad_query(what) 400 "bad-query" "Bad query"
        "The part of the address after the question mark cannot be read; `what` says why.";
    bad_json(what) 400 "bad-json" "Bad JSON"
        "The body is not the JSON that this address takes; `what` says what was found and where.";
    unfit(path, what) 422 "unfit" "A value does not fit"
        "`path` says which member of the body, and `what` what it must be.";
    token_pasted(path) 422 "token-pasted" "That looks like an access token"
        "Tokens never travel here. `path` takes the name of a secret, such as META_SHOP, or plain text; give the token itself to your administrator, and have it replaced if it was shown.";
    goal_exists(id) 409 "goal-exists" "The library has this goal"
        "A goal with the id `id` is in the library already. Save it with PUT and If-Match.";
    revision_needed() 428 "revision-needed" "Which revision do you change?"
        "Send If-Match with the revision that you changed, as the goal's ETag tells it.";
    revision_conflict(current) 412 "revision-conflict" "Somebody saved it meanwhile"
        "The goal is at revision `current` now. Read it, put your change in, and save again.";
    goal_in_use(used_by) 409 "goal-in-use" "Bots use this goal"
        "`used_by` names them. Take the goal out of them first.";
    other_goal(path) 422 "other-goal" "The goal has another id"
        "The id at `path` is not the one of the address. A copy needs an id of its own and is added with POST.";
    connection_exists() 409 "connection-exists" "The connection's id is taken"
        "Another connection has this id or this name. Choose another.";
    connection_of_file() 409 "connection-of-file" "This connection stands in the configuration"
        "Change it there and start goal-proxy anew; connections made over the API can be changed here.";
    connection_awaited(waiting) 409 "connection-awaited" "Events wait for this connection"
        "`waiting` of them would never be sent. Let them go out first, or delete it with waiting=skip: they are then counted as skipped, not connected.";
    no_account() 422 "no-account" "The channel's account is missing"
        "Give the connection a channel and that channel's account: whatsapp_business_account_id, page_id or ig_account_id.";
    missing_token(token) 422 "missing-token" "The access token is missing"
        "Your administrator must add the access token that `token` names.";
    platform_refused(key, says) 502 "platform-refused" "The platform said no"
        "`key` says why in one word, `says` in the platform's own.";
    bad_rates(place, what) 422 "bad-rates" "The rates cannot be used"
        "`place` says which entry, and `what` what it must be. Nothing of the table was kept.";
    bad_context(path) 422 "bad-context" "The context cannot be used"
        "A part of `context` is not what it must be; `path` says which. Values are texts, also of numbers.";
    unknown_mode() 422 "unknown-mode" "Unknown mode"
        "`mode` must be check, test or live.";
    too_many_events(limit) 413 "too-many-events" "Too many events at once"
        "Send at most `limit` events in one call.";
    bad_idempotency_key() 400 "bad-idempotency-key" "The Idempotency-Key cannot be used"
        "Give a text of 1 to 255 plain characters, a new one for each thing that is to be done once.";
    idempotency_conflict() 422 "idempotency-conflict" "The key was used for something else"
        "This Idempotency-Key came with another body before. Use a new key for another request.";
    idempotency_running() 409 "idempotency-running" "Still at it"
        "The first request with this Idempotency-Key is still running. Ask again in a moment.";
    no_goal() 422 "no-goal" "Which goal was reached?"
        "Send the goal's document as `goal`, or the id of a saved one as `goal_id`.";
    unknown_goal(id) 422 "unknown-goal" "The library has no such goal"
        "`goal_id` names a goal that is not in the library. Save it there first, or send its document as `goal`.";
    too_late() 409 "too-late" "The platform does not take it any more"
        "The event is too old for the platform, or its personal data is gone. It cannot be sent again.";
    not_retryable(outcome) 409 "not-retryable" "Not to be sent again"
        "Only a live event that was refused, is unknown, waits, is parked or expired can be sent again; this one is what `outcome` says.";
    unknown_revision(goal, revision) 422 "unknown-revision" "The library has no such revision"
        "The goal `goal` has no revision `revision` in the library; its history lists those that it has. Save the mended goal there first.";
    not_rebuilt(reason, rules) 422 "not-rebuilt" "By this revision nothing would be sent"
        "`reason` says why: off if the destination is switched off, else as for skipped events. `rules` names the goal's errors. Save a mended revision and try that; nothing was changed.";
    not_kept() 409 "not-kept" "What it was made from is not kept"
        "The person's data was erased, or the event was taken by an earlier version of goal-proxy. The request cannot be built anew; it may still be sent again as it is, if it has one.";
    no_test_code() 422 "no-test-code" "The test event code is missing"
        "Copy the test event code from Events Manager, Test events, and send it as `test_event_code`.";
    newer_document() 422 "newer-document" "Made by a newer version"
        "The goal was saved by a newer version of goal-element. Upgrade goal-proxy first, then try again.";
    clear_contact_data(path) 422 "clear-contact-data" "Contact data in clear"
        "A browser may send hashes only. Hash contact data first and send it as `subscriber.hashed`.";
    no_goal_id() 422 "no-goal-id" "The goal has no id"
        "The goal has no id, so it cannot be counted. Drag a new Goal block, or make the goal with defaults().";
    goal_too_deep(path) 422 "goal-too-deep" "The goal is nested too deeply, or too large"
        "The goal cannot be read from `path` on. A goal nests 16 deep at most and holds no more than 1 MB of text; take out what does not belong there.";
    no_happening_id() 422 "no-happening-id" "The happening has no id"
        "Give `context.happening_id`: the same text for each retry of one happening, another for the next.";
}
