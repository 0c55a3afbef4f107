//! `goal-proxy keys`: the keys with which a bot's runtime reports goals.

use std::path::Path;

use goal_proxy::{RuntimeKeys, config::Config};

use super::{Done, cli::Keys, config};

pub(crate) async fn run(file: &Path, action: Keys) -> Done {
    let config = config(file)?;
    let keys = RuntimeKeys::open(&config).await?;
    match action {
        Keys::Add { name, workspace } => {
            let workspace = chosen(&config, workspace.as_deref())?;
            println!("{}", keys.add(workspace, &name).await?);
            eprintln!("goal-proxy: give it to the bot's own code as its secret; it cannot be shown again");
        }
        Keys::List => keys.list().await?.iter().for_each(|line| println!("{line}")),
        Keys::Revoke { id } => {
            if !keys.revoke(&id).await? {
                return Err(format!("no key has the id {id}; see goal-proxy keys list").into());
            }
            println!("{id} is revoked");
        }
    }
    keys.close().await;
    Ok(())
}

fn chosen<'a>(config: &'a Config, named: Option<&str>) -> Result<&'a str, String> {
    let ids: Vec<&str> = config.workspaces.iter().map(|workspace| workspace.id.as_str()).collect();
    match (named, ids.as_slice()) {
        (None, [only]) => Ok(only),
        (None, _) => Err(format!("say whose key it is with --workspace: {}", ids.join(", "))),
        (Some(named), _) => {
            let found = ids.iter().find(|id| **id == named).copied();
            found.ok_or_else(|| format!("no workspace is called {named}; there is {}", ids.join(", ")))
        }
    }
}
