//! The same story on SQLite and on PostgreSQL.
#![allow(unused_macros)]

/// For each named story a test on either database; it is told with the sandbox and a proxy, whose clocks agree.
macro_rules! on_both {
    ($($name:ident)+) => {
        mod sqlite { $(
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $name() {
                use crate::support::{Proxy, Sandbox};
                let sandbox = Sandbox::start().await;
                let proxy = Proxy::start(&sandbox.origin).await;
                proxy.later(&sandbox, 0).await;
                super::$name(sandbox, proxy).await;
            }
        )+ }
        mod postgres { $(
            #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
            async fn $name() {
                use crate::support::{Proxy, Sandbox, config, database, postgres::Postgres};
                let server = Postgres::shared();
                let sandbox = Sandbox::start().await;
                let database = database(&server).await;
                let proxy = Proxy::on(&config(&sandbox.origin), database).await;
                proxy.later(&sandbox, 0).await;
                super::$name(sandbox, proxy).await;
            }
        )+ }
    };
}
pub(crate) use on_both;
