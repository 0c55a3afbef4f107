//! Answers that break off after each byte: never a yes, never a wrong no, and nothing panics.

use goal_element::domain::Platform;
use goal_element::payload::answer::{Reply, Verdict, read};

const META_YES: &str = r#"{"events_received":1,"messages":[],"fbtrace_id":"AbC-1_x"}"#;
const META_NO: &str = r#"{"error":{"message":"Invalid parameter","type":"OAuthException","code":100,"error_subcode":2804066,"is_transient":false,"error_user_title":"Título","error_user_msg":"Este nombre no se admite.","error_data":{"blame_field_specs":[["data",0,"event_name"]]},"fbtrace_id":"AbC"}}"#;
const META_TOKEN: &str = r#"{"error":{"code":190,"error_subcode":463,"message":"The access token has expired."}}"#;
const TIKTOK_YES: &str = r#"{"code":0,"message":"OK","request_id":"202303141300390","data":{}}"#;
const TIKTOK_NO: &str = r#"{"code":40002,"message":"data.0.event: Not a valid string","request_id":"1","data":{}}"#;
const TIKTOK_TOKEN: &str = r#"{"code":40105,"message":"Access token is incorrect or has been revoked."}"#;

#[test]
fn wherever_an_answer_breaks_off_it_decides_nothing() {
    for (platform, status, whole, verdict) in [
        (Platform::Meta, 200, META_YES, Verdict::Accepted),
        (Platform::Meta, 400, META_NO, Verdict::Refused),
        (Platform::Meta, 401, META_TOKEN, Verdict::Reconnect),
        (Platform::TikTok, 200, TIKTOK_YES, Verdict::Accepted),
        (Platform::TikTok, 200, TIKTOK_NO, Verdict::Refused),
        (Platform::TikTok, 200, TIKTOK_TOKEN, Verdict::Reconnect),
    ] {
        let hear = |status, body| read(platform, 1, Reply::Http { status, body, retry_after: None });
        assert_eq!(hear(status, whole.as_bytes()).verdict, verdict, "{whole}");
        for end in 0..whole.len() {
            let cut = &whole.as_bytes()[..end];
            // A success may have been a yes; any other status was none, and the next answer will say more.
            let uncertain = if status == 200 { Verdict::Unknown } else { Verdict::Retry { after: 0 } };
            assert_eq!(hear(status, cut).verdict, uncertain, "{}", String::from_utf8_lossy(cut));
            assert_eq!(hear(502, cut).verdict, Verdict::Retry { after: 0 });
        }
    }
}
