//! The lists are the platforms', and a slip finds what was meant.

use super::super::sources::{self, meta, tiktok};
use super::*;

fn names(source: Source) -> Vec<&'static str> {
    of(source).map(|event| event.name).collect()
}

#[test]
fn metas_lists_are_metas() {
    assert_eq!(names(meta::BUSINESS_MESSAGING).len(), 14);
    for source in [meta::CHAT, meta::WEBSITE, meta::SYSTEM_GENERATED, meta::OTHER] {
        assert_eq!(names(source).len(), 17);
    }
    let events = all(Platform::Meta);
    assert_eq!(events.len(), 27);
    assert!(events.iter().all(|event| event.required == ParamSet::NONE || event.name == "Purchase"));
    let asking = |params| events.iter().filter(|event| event.asks(params)).map(|event| event.name).collect::<Vec<_>>();
    assert_eq!(asking(ParamSet::VALUE), ["Purchase", "OrderCreated", "OrderShipped"]);
    for event in events.iter().filter(|event| event.instead().is_some()) {
        assert!(!event.goes_to(meta::BUSINESS_MESSAGING), "{} needs no other", event.name);
        assert!(event.instead().unwrap().goes_to(meta::BUSINESS_MESSAGING), "instead of {}", event.name);
    }
}

#[test]
fn tiktoks_lists_are_tiktoks() {
    let standard = |source| of(source).filter(|event| event.standing == Standing::Standard).count();
    assert_eq!([standard(tiktok::WEB), standard(tiktok::OFFLINE), standard(tiktok::CRM)], [18, 18, 18]);
    let old: Vec<_> =
        all(Platform::TikTok).iter().filter(|event| event.standing != Standing::Standard).map(|e| e.name).collect();
    assert_eq!(old, ["CompletePayment", "SubmitForm", "PlaceAnOrder", "ClickButton", "Pageview"]);
    let purchase = find(Platform::TikTok, "Purchase").unwrap();
    assert!(purchase.asks(ParamSet::VALUE) && purchase.asks(ParamSet::CURRENCY) && purchase.asks(ParamSet::CONTENTS));
    assert!(!purchase.requires(ParamSet::VALUE), "TikTok refuses nothing for its parameters");
    assert_eq!(find(Platform::TikTok, "CompletePayment").unwrap().instead(), Some(purchase));
}

#[test]
fn a_source_is_one_platforms() {
    let purchase = find(Platform::Meta, "Purchase").unwrap();
    assert!(purchase.goes_to(meta::BUSINESS_MESSAGING));
    assert!(!purchase.goes_to(tiktok::WEB));
    assert_eq!(sources::all(Platform::Meta)[0].name, "business_messaging");
}

#[test]
fn a_slip_finds_the_name_that_was_meant() {
    for (platform, typed, meant) in [
        (Platform::Meta, "purchase", "Purchase"),
        (Platform::Meta, "Purchase ", "Purchase"),
        (Platform::Meta, "Purchse", "Purchase"),
        (Platform::Meta, "LeadSubmited", "LeadSubmitted"),
        (Platform::Meta, "lead_submitted", "LeadSubmitted"),
        (Platform::Meta, "Qualified Lead", "QualifiedLead"),
        (Platform::Meta, "OrderCancelled", "OrderCanceled"),
        (Platform::Meta, "Laed", "Lead"),
        (Platform::TikTok, "complete payment", "CompletePayment"),
        (Platform::TikTok, "Subscrib", "Subscribe"),
        (Platform::TikTok, "pageview", "Pageview"),
    ] {
        assert_eq!(nearest(platform, typed).map(|event| event.name), Some(meant), "{typed}");
    }
}

#[test]
fn a_name_of_its_own_is_left_alone() {
    let long = "a name that is much too long to be one of Meta's own names";
    for name in ["VIP", "", "é", "Booking", "Loan", "NewsletterSignup", long] {
        assert_eq!(nearest(Platform::Meta, name), None, "{name}");
        assert_eq!(nearest(Platform::TikTok, name), None, "{name}");
    }
}

#[test]
fn a_chat_gets_the_event_of_the_same_meaning() {
    let instead = |name| instead_in_messaging(name).map(|event| event.name);
    assert_eq!(instead("Lead"), Some("LeadSubmitted"));
    assert_eq!(instead("AddPaymentInfo"), Some("InitiateCheckout"));
    assert_eq!(instead("Shipped"), Some("OrderShipped"));
    assert_eq!(instead("page view"), Some("ViewContent"));
    assert_eq!(instead("Purchse"), Some("Purchase"));
    assert_eq!(instead("FindLocation"), None);
    assert_eq!(instead("VIP"), None);
}

#[test]
fn a_reserved_name_says_what_it_becomes() {
    let reserved = other(Platform::TikTok, "start_checkout").unwrap();
    assert_eq!(reserved.kind, OtherKind::Reserved);
    assert_eq!(reserved.becomes(Platform::TikTok).map(|event| event.name), Some("InitiateCheckout"));
    let app = other(Platform::TikTok, "LaunchAPP").unwrap();
    assert_eq!((app.kind, app.becomes(Platform::TikTok)), (OtherKind::App, None));
    assert_eq!(other(Platform::TikTok, "VIP"), None);
}
