//! What somebody may do, and where.

use crate::problem::Problem;

/// What somebody may do in a workspace.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Right {
    /// See goals, connections, deliveries, statistics; check an event.
    Read,
    /// Change the library's goals.
    Edit,
    /// Send test events.
    Test,
    /// Connections, keys, rates, erasing.
    Admin,
    /// Report what really happened.
    Live,
}

impl Right {
    pub(crate) const ALL: [Self; 5] = [Self::Read, Self::Edit, Self::Test, Self::Admin, Self::Live];
    /// What a host's token may give.
    pub(crate) const HOST: [Self; 4] = [Self::Read, Self::Edit, Self::Test, Self::Admin];

    /// As it stands in a token's `rights`.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Edit => "edit",
            Self::Test => "test",
            Self::Admin => "admin",
            Self::Live => "live",
        }
    }
}

/// Which way somebody came in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum By {
    /// The operator's browser, by cookie.
    Browser,
    /// A page of a host, by a token for its user of that name.
    Host(Option<String>),
    /// The bot's runtime, by the key of that id.
    Runtime(String),
}

/// Who asks: put into each request under `/v1` once that has been proved.
#[derive(Debug, Clone)]
pub(crate) struct Session {
    /// The id of the workspace they work in; all they name is looked up in it alone.
    pub(crate) workspace: String,
    pub(crate) by: By,
    pub(super) rights: Vec<Right>,
}

impl Session {
    /// Whether they may.
    pub(crate) fn may(&self, right: Right) -> bool {
        self.rights.contains(&right)
    }

    /// Goes on only if they may.
    pub(crate) fn require(&self, right: Right) -> Result<(), Problem> {
        self.require_any(&[right])
    }

    /// Goes on only if they have one of `rights`.
    pub(crate) fn require_any(&self, rights: &[Right]) -> Result<(), Problem> {
        if rights.iter().any(|right| self.may(*right)) {
            return Ok(());
        }
        let names: Vec<_> = rights.iter().map(|right| right.name()).collect();
        Err(Problem::not_allowed(names.join(" or ")))
    }

    /// Whether it is the bot's own runtime, which alone may send contact data in clear.
    pub(crate) const fn is_runtime(&self) -> bool {
        matches!(self.by, By::Runtime(_))
    }

    /// Who changed something, as the host names its users.
    pub(crate) fn name(&self) -> Option<&str> {
        match &self.by {
            By::Host(name) => name.as_deref(),
            By::Browser | By::Runtime(_) => None,
        }
    }

    /// Whose requests are counted together.
    pub(crate) fn caller(&self) -> String {
        match &self.by {
            By::Browser => format!("browser {}", self.workspace),
            By::Host(_) => format!("host {}", self.workspace),
            By::Runtime(id) => format!("key {id}"),
        }
    }
}
