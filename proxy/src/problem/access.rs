//! Who may call, and how.

super::problems! {
    not_signed_in() 401 "not-signed-in" "Your session has ended"
        "Open the sign-in link that goal-proxy printed when it started, then try again. A program sends Authorization: Bearer with a token of its backend, or with its runtime key.";
    bad_authorization(what) 401 "bad-authorization" "The authorization is not valid"
        "`what` says why. Ask your backend for a new token; a runtime key must be complete and not revoked.";
    not_allowed(right) 403 "not-allowed" "You may not do this"
        "This needs the right that `right` names. Ask for a token with it; a runtime key reports live events only.";
    wrong_host() 421 "wrong-host" "Asked under another host's name"
        "goal-proxy answers browsers at 127.0.0.1 and localhost, and at the hosts of `origins` in its configuration.";
    forged_origin() 403 "forged-origin" "Sent from a page that may not"
        "Only pages of goal-proxy's own origin, or of one listed as `origins` in its configuration, may send this.";
    not_found() 404 "not-found" "Not found"
        "There is nothing at this address, or it belongs to another workspace.";
    wrong_method() 405 "wrong-method" "Not like this"
        "The address exists, but not for this method.";
    too_slow() 408 "too-slow" "It took too long"
        "The request was not complete, or not answered, in time. Send it again with the same happening_id; nothing is counted twice.";
    too_many(limit) 429 "too-many" "Too many requests"
        "More came than `limit` allows. Wait as long as Retry-After says, then go on more slowly.";
    too_many_streams(limit) 429 "too-many-streams" "Too many listeners"
        "As many streams are open as `open_streams` in the configuration allows, `limit`. Close one that nobody reads, or ask GET /v1/deliveries now and then.";
}
