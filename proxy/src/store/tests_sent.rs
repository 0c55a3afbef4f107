//! Test sends: written down before they leave, and their answers when they come.

use super::{
    Store,
    arrive::{Arrived, Lease, Reached, arrive},
    finish::{Finished, finish},
    roll::Changes,
};

impl Store {
    /// Writes that a goal was reached in a test; its events are this process's to send until `until`.
    pub(crate) async fn begin_test(&self, reached: &Reached, until: i64) -> Result<Arrived, sqlx::Error> {
        let mut writing = self.write().await?;
        let mut changes = Changes::default();
        let lease = Lease { owner: self.owner(), until };
        let arrived = arrive(&mut writing, &mut changes, &[reached], Some(lease)).await?.pop();
        changes.write(&mut writing).await?;
        writing.commit().await?;
        arrived.ok_or(sqlx::Error::RowNotFound)
    }

    /// Writes an attempt and what it made of its event, both or neither.
    pub(crate) async fn finish(&self, finished: &Finished) -> Result<(), sqlx::Error> {
        let mut writing = self.write().await?;
        let mut changes = Changes::default();
        finish(&mut writing, &mut changes, &[finished]).await?;
        changes.write(&mut writing).await?;
        writing.commit().await
    }
}
