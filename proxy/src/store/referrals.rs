//! The most recent ad of each person, and the names of ads.

use serde::Serialize;
use sqlx::FromRow;
use utoipa::ToSchema;

use super::{Store, sql::Sql};

/// An ad through which a person came.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, FromRow, ToSchema)]
#[schema(as = StoredReferral)]
pub(crate) struct Referral {
    pub(crate) ad_id: String,
    pub(crate) ad_name: String,
    pub(crate) headline: String,
    pub(crate) body: String,
    pub(crate) link: String,
    pub(crate) ctwa_clid: String,
    pub(crate) ttclid: String,
    pub(crate) at: i64,
}

const COLUMNS: &str =
    "SELECT ad_id, ad_name, headline, body, link, ctwa_clid, ttclid, at FROM referral WHERE workspace = ";

impl Store {
    /// Keeps it, and the ad's name, unless newer ones are known.
    pub(crate) async fn referred(&self, workspace: &str, person: &str, it: &Referral) -> Result<(), sqlx::Error> {
        let mut writing = self.write().await?;
        let mut sql = Sql::new(
            "INSERT INTO referral (workspace, person, ad_id, ad_name, headline, body, link, ctwa_clid, ttclid, at) VALUES (",
        );
        sql.bind(workspace).and(person).and(&*it.ad_id).and(&*it.ad_name).and(&*it.headline).and(&*it.body);
        sql.and(&*it.link).and(&*it.ctwa_clid).and(&*it.ttclid).and(it.at);
        sql.push(") ON CONFLICT (workspace, person) DO UPDATE SET ad_id = excluded.ad_id, ad_name = excluded.ad_name, \
                  headline = excluded.headline, body = excluded.body, link = excluded.link, ctwa_clid = excluded.ctwa_clid, \
                  ttclid = excluded.ttclid, at = excluded.at WHERE excluded.at >= referral.at");
        sql.execute(&mut writing).await?;
        if !it.ad_id.is_empty() && !it.ad_name.is_empty() {
            let mut sql = Sql::new("INSERT INTO ad (workspace, id, name, at) VALUES (");
            sql.bind(workspace).and(&*it.ad_id).and(&*it.ad_name).and(it.at);
            sql.push(
                ") ON CONFLICT (workspace, id) DO UPDATE SET name = excluded.name, at = excluded.at \
                      WHERE excluded.at >= ad.at OR ad.name = ''",
            );
            sql.execute(&mut writing).await?;
        }
        writing.commit().await
    }

    /// The person's most recent one.
    pub(crate) async fn referral(&self, workspace: &str, person: &str) -> Result<Option<Referral>, sqlx::Error> {
        let mut sql = Sql::new(COLUMNS);
        sql.bind(workspace).push(" AND person = ").bind(person);
        Ok(sql.fetch(&mut *self.pool().acquire().await?).await?.pop())
    }

    /// What is known of an ad's name: the name (empty: the platform did not tell) and when it was asked for.
    pub(crate) async fn ad_name(&self, workspace: &str, ad: &str) -> Result<Option<(String, i64)>, sqlx::Error> {
        let mut sql = Sql::new("SELECT name, at FROM ad WHERE workspace = ");
        sql.bind(workspace).push(" AND id = ").bind(ad);
        Ok(sql.fetch(&mut *self.pool().acquire().await?).await?.pop())
    }

    /// Keeps an ad's name.
    pub(crate) async fn name_ad(&self, workspace: &str, ad: &str, name: &str, now: i64) -> Result<(), sqlx::Error> {
        let mut writing = self.write().await?;
        let mut sql = Sql::new("INSERT INTO ad (workspace, id, name, at) VALUES (");
        sql.bind(workspace).and(ad).and(name).and(now);
        // A name that was known is better than none.
        sql.push(
            ") ON CONFLICT (workspace, id) DO UPDATE SET at = excluded.at, \
                  name = CASE WHEN excluded.name = '' THEN ad.name ELSE excluded.name END",
        );
        sql.execute(&mut writing).await?;
        writing.commit().await
    }
}
