//! TikTok's section of the panel: its own events, connections and parameters.

use goal_element::view::panel::Gesture;

use crate::drawn::Drawn;
use crate::scene::Scene;

#[test]
fn tiktok_has_events_connections_and_parameters_of_its_own() {
    let mut scene = Scene::new(
        r#","name":"x","value":{"amount":"1"},"destinations":{"tiktok":{"enabled":true,"event":"InitiateCheckout"}}"#,
    );
    let field = "/destinations/tiktok/event";
    let options = |panel: &Drawn, path: &str| {
        let list = panel.control(path).unwrap();
        list.children.iter().map(|option| option.attribute("value").to_owned()).collect::<Vec<_>>()
    };
    let panel = scene.panel();
    assert_eq!(scene.value(field), "InitiateCheckout");
    assert!(panel.words().contains("event.InitiateCheckout.about"), "an event explains itself");
    assert_eq!(options(&panel, "/destinations/tiktok/connection"), ["", "tok"]);
    assert!(panel.control("/destinations/tiktok/convert_to").is_some());
    assert!(panel.control("/items/num_items").is_some(), "TikTok's event tells how many pieces there are");
    let offered = panel.all().into_iter().find(|one| one.attribute("data-act") == "add-param").unwrap();
    let offered: Vec<&str> = offered.children.iter().map(|option| option.attribute("value")).collect();
    assert!(offered.contains(&"description") && offered.contains(&"customer_type"), "{offered:?}");
    assert!(!offered.contains(&"net_revenue"), "Meta's own: {offered:?}");

    scene.gesture(Gesture::Key { field, key: "ArrowDown", text: "", caret: 0 });
    let events = scene.list(field);
    assert_eq!(events[..3], ["[Purchase]", "Lead", "InitiateCheckout"]);
    assert!(!events.iter().any(|name| ["CompletePayment", "Pageview", "LeadSubmitted"].contains(&name.as_str())));

    // A list that TikTok has and Meta has not.
    scene.gesture(Gesture::ParamAdded { list: "/params", name: "customer_type" });
    assert_eq!(options(&scene.panel(), "/params/customer_type"), ["", "new", "returning"]);
}

#[test]
fn the_event_that_fits_metas_is_proposed_for_tiktok_first() {
    let first = |meta: &str| {
        let rest = format!(
            r#","name":"x","destinations":{{"meta":{{"enabled":true,"event":"{meta}"}},"tiktok":{{"enabled":true}}}}"#
        );
        let mut scene = Scene::new(&rest);
        let field = "/destinations/tiktok/event";
        scene.gesture(Gesture::Key { field, key: "ArrowDown", text: "", caret: 0 });
        assert_eq!(scene.value(field), "", "nothing is set unasked");
        scene.list(field).swap_remove(0)
    };
    assert_eq!(first("LeadSubmitted"), "[Lead]");
    assert_eq!(first("OrderCreated"), "[InitiateCheckout]");
    assert_eq!(first("OrderShipped"), "[ShipOrder]");
}

#[test]
fn parameters_of_both_platforms_are_offered_once_each() {
    let scene = Scene::new(
        r#","name":"x","destinations":{"meta":{"enabled":true,"event":"Purchase"},"tiktok":{"enabled":true,"event":"Purchase"}}"#,
    );
    let panel = scene.panel();
    let offered = panel.all().into_iter().find(|one| one.attribute("data-act") == "add-param").unwrap();
    let of = |name: &str| offered.children.iter().filter(|option| option.attribute("value") == name).count();
    assert_eq!((of("order_id"), of("net_revenue"), of("shop_id"), of("search_string")), (1, 1, 1, 0));
}
