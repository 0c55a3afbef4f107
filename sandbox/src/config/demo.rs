//! The demo: a small shop that is known to both platforms.

use super::{Account, AccountKind, Ad, Config, Dataset, EventSource, SourceKind, Token};

/// The demo's dataset, linked to [`DEMO_WABA`].
pub const DEMO_DATASET: &str = "1020304050607080";
/// The demo's WhatsApp Business account.
pub const DEMO_WABA: &str = "100000000000001";
/// The demo's website pixel, linked to no chat channel.
pub const DEMO_PIXEL: &str = "2020304050607080";
/// The demo's dataset for Messenger, linked to [`DEMO_PAGE`].
pub const DEMO_PAGE_DATASET: &str = "3020304050607080";
/// The demo's Facebook Page.
pub const DEMO_PAGE: &str = "300000000000003";
/// The demo's dataset for Instagram, linked to [`DEMO_INSTAGRAM`].
pub const DEMO_INSTAGRAM_DATASET: &str = "4020304050607080";
/// The demo's Instagram account.
pub const DEMO_INSTAGRAM: &str = "400000000000004";
/// The demo's ad clicks: all that start so.
pub const DEMO_CLICKS: &str = "ARDemo*";
/// The demo's ad.
pub const DEMO_AD: &str = "120200000000000001";
/// The demo's TikTok pixel.
pub const DEMO_TIKTOK_PIXEL: &str = "CTQ8B03C77U00080000G";
/// The demo's offline event set.
pub const DEMO_OFFLINE_SET: &str = "7000000000000000001";
/// The demo's CRM event set.
pub const DEMO_CRM_SET: &str = "7000000000000000002";

impl Config {
    /// The demo, with this one token for everything.
    pub fn demo(token: impl Into<String>) -> Self {
        let source = |kind, id: &str| EventSource { kind, id: id.to_owned() };
        Self {
            tokens: vec![Token::new("demo", token)],
            datasets: vec![
                Dataset::Waba { id: DEMO_DATASET.to_owned(), whatsapp_business_account_id: DEMO_WABA.to_owned() },
                Dataset::Website { id: DEMO_PIXEL.to_owned() },
                Dataset::Page { id: DEMO_PAGE_DATASET.to_owned(), page_id: DEMO_PAGE.to_owned() },
                Dataset::Instagram { id: DEMO_INSTAGRAM_DATASET.to_owned(), ig_account_id: DEMO_INSTAGRAM.to_owned() },
            ],
            accounts: vec![Account { kind: AccountKind::Waba, id: "100000000000002".to_owned() }],
            ads: vec![Ad {
                id: DEMO_AD.to_owned(),
                name: "Demo ad: write to us".to_owned(),
                campaign: Some("Demo campaign".to_owned()),
                adset: Some("Demo ad set".to_owned()),
            }],
            clicks: vec![DEMO_CLICKS.to_owned()],
            event_sources: vec![
                source(SourceKind::Web, DEMO_TIKTOK_PIXEL),
                source(SourceKind::Offline, DEMO_OFFLINE_SET),
                source(SourceKind::Crm, DEMO_CRM_SET),
            ],
            ..Self::default()
        }
    }
}
