//! People who entered a flow.

use super::{
    Store,
    roll::{Changes, Place},
    sql::Sql,
};

/// Somebody entered a flow.
#[derive(Debug, Clone)]
pub(crate) struct Started {
    pub(crate) workspace: String,
    pub(crate) bot: String,
    /// The person's digest.
    pub(crate) person: String,
    /// The happening's digest.
    pub(crate) happening: String,
    /// The happening as it was told: so it was kept once, and so it is known again.
    pub(crate) in_clear: String,
    pub(crate) at: i64,
    pub(crate) day: String,
}

impl Store {
    /// Counts it, once per happening.
    pub(crate) async fn flow_started(&self, started: &Started) -> Result<(), sqlx::Error> {
        let mut writing = self.write().await?;
        let mut sql = Sql::new("SELECT happening FROM flow_start WHERE workspace = ");
        sql.bind(&*started.workspace).push(" AND bot = ").bind(&*started.bot);
        sql.push(" AND happening = ").bind(&*started.in_clear);
        if !sql.fetch::<(String,)>(&mut writing).await?.is_empty() {
            return Ok(());
        }
        let mut sql = Sql::new("INSERT INTO flow_start (workspace, bot, happening, at) VALUES (");
        sql.bind(&*started.workspace).and(&*started.bot).and(&*started.happening).and(started.at);
        sql.push(") ON CONFLICT DO NOTHING");
        if sql.execute(&mut writing).await? == 1 {
            let mut changes = Changes::default();
            let place = Place {
                workspace: started.workspace.clone(),
                mode: "live".to_owned(),
                goal: String::new(),
                day: started.day.clone(),
                bot: started.bot.clone(),
                ad: String::new(),
            };
            changes.visit(&place, &started.person);
            changes.write(&mut writing).await?;
        }
        writing.commit().await
    }
}
