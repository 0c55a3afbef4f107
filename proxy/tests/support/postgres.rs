//! A PostgreSQL server of one's own: started from what is installed, reached by a socket in its folder, gone with its
//! last user. PostgreSQL refuses to run as root: then it runs as `postgres` or `nobody`.
#![allow(dead_code)]

use std::{
    fs,
    io::{self, Read},
    path::{Path, PathBuf},
    process::{Child, Command, Output, Stdio},
    sync::{Arc, Mutex, PoisonError, Weak, mpsc},
    thread,
    time::{Duration, Instant},
};

use tempfile::TempDir;

/// A server that runs.
#[derive(Debug)]
pub(crate) struct Postgres {
    folder: TempDir,
    child: Mutex<Child>,
}

/// Longer than any start takes, even on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

impl Postgres {
    /// The server that this process's tests share, or a new one.
    pub(crate) fn shared() -> Arc<Self> {
        static SHARED: Mutex<Weak<Postgres>> = Mutex::new(Weak::new());
        let mut shared = SHARED.lock().unwrap_or_else(PoisonError::into_inner);
        shared.upgrade().unwrap_or_else(|| {
            let server = Arc::new(Self::start().expect("PostgreSQL starts; install it: apt-get install postgresql"));
            *shared = Arc::downgrade(&server);
            server
        })
    }

    /// Starts one.
    pub(crate) fn start() -> io::Result<Self> {
        let programs = programs()?;
        let folder = tempfile::Builder::new().prefix("goal-postgres-").tempdir()?;
        let user = user()?;
        if let Some((_, id)) = &user {
            std::os::unix::fs::chown(folder.path(), Some(*id), None)?;
        }
        let data = folder.path().join("data");
        let made = run_as(user.as_ref(), &programs.join("initdb"))
            .args(["--username=goal", "--auth=trust", "--encoding=UTF8", "--no-locale", "--no-sync", "--pgdata"])
            .arg(&data)
            .current_dir(folder.path())
            .output()?;
        said(&made)?;
        let mut server = run_as(user.as_ref(), &programs.join("postgres"));
        server.arg("-D").arg(&data).arg("-k").arg(folder.path()).current_dir(folder.path());
        for setting in ["listen_addresses=", "synchronous_commit=on", "fsync=on", "max_connections=200"] {
            server.args(["-c", setting]);
        }
        let log = fs::File::create(folder.path().join("log"))?;
        server.stdin(Stdio::null()).stdout(Stdio::null()).stderr(log);
        let server = Self { child: Mutex::new(spawn_for_life(server)?), folder };
        server.wait(&programs, user.as_ref())?;
        Ok(server)
    }

    fn wait(&self, programs: &Path, user: Option<&(String, u32)>) -> io::Result<()> {
        let end = Instant::now() + PATIENCE;
        loop {
            let mut createdb = run_as(user, &programs.join("createdb"));
            createdb
                .args(["--username=goal", "goal", "--host"])
                .arg(self.folder.path())
                .current_dir(self.folder.path());
            let output = createdb.output()?;
            if output.status.success() {
                return Ok(());
            }
            if Instant::now() > end
                || self.child.lock().is_ok_and(|mut child| child.try_wait().is_ok_and(|it| it.is_some()))
            {
                let mut log = String::new();
                fs::File::open(self.folder.path().join("log"))?.read_to_string(&mut log)?;
                return Err(io::Error::other(format!("PostgreSQL does not start: {log}")));
            }
            thread::sleep(Duration::from_millis(50));
        }
    }

    /// The address of the database `name` on it.
    pub(crate) fn address(&self, name: &str) -> String {
        let folder = self.folder.path().display().to_string().replace('/', "%2F");
        format!("postgres://goal@localhost/{name}?host={folder}")
    }

    /// Ends it at once, as a crash does.
    pub(crate) fn stop(&self) {
        let mut child = self.child.lock().unwrap_or_else(PoisonError::into_inner);
        // Immediate shutdown: nothing is written but what is in the log already.
        let _ = Command::new("kill").args(["-QUIT", &child.id().to_string()]).status();
        let _ = child.wait();
    }

    /// Starts it again after [`Postgres::stop`].
    pub(crate) fn again(&self) -> io::Result<()> {
        let (programs, user) = (programs()?, user()?);
        let mut server = run_as(user.as_ref(), &programs.join("postgres"));
        server.arg("-D").arg(self.folder.path().join("data")).arg("-k").arg(self.folder.path());
        server.current_dir(self.folder.path()).args(["-c", "listen_addresses="]);
        server.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        *self.child.lock().unwrap_or_else(PoisonError::into_inner) = spawn_for_life(server)?;
        Ok(())
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        self.stop();
    }
}

/// Starts `command` from a thread that never ends: the server is to end with this process, not with a thread of it.
fn spawn_for_life(mut command: Command) -> io::Result<Child> {
    let (send, receive) = mpsc::channel();
    thread::spawn(move || {
        let _ = send.send(command.spawn());
        loop {
            thread::park();
        }
    });
    receive.recv().map_err(io::Error::other)?
}

/// The folder of `initdb` and `postgres`.
pub(crate) fn programs() -> io::Result<PathBuf> {
    let mut found: Vec<PathBuf> = fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .filter_map(|entry| Some(entry.ok()?.path().join("bin")))
        .filter(|folder| folder.join("initdb").exists())
        .collect();
    found.sort();
    let path = std::env::var_os("PATH").unwrap_or_default();
    found
        .pop()
        .or_else(|| {
            std::env::split_paths(&path)
                .find(|folder| folder.join("initdb").exists() && folder.join("postgres").exists())
        })
        .ok_or_else(|| io::Error::new(io::ErrorKind::NotFound, "PostgreSQL's initdb is not installed"))
}

/// Who is to run it, if we are root.
fn user() -> io::Result<Option<(String, u32)>> {
    let id = |arguments: &[&str]| -> io::Result<Option<u32>> {
        let output = Command::new("id").args(arguments).output()?;
        Ok(String::from_utf8_lossy(&output.stdout).trim().parse().ok())
    };
    if id(&["-u"])? != Some(0) {
        return Ok(None);
    }
    for name in ["postgres", "nobody"] {
        if let Some(number) = id(&["-u", name])? {
            return Ok(Some((name.to_owned(), number)));
        }
    }
    Err(io::Error::other("PostgreSQL does not run as root, and there is no user postgres or nobody"))
}

/// `program` as `user`, to end when this process ends.
fn run_as(user: Option<&(String, u32)>, program: &Path) -> Command {
    let mut command = Command::new("setpriv");
    if let Some((name, _)) = user {
        command.args([&format!("--reuid={name}"), "--clear-groups"]);
    }
    command.args(["--pdeathsig", "QUIT"]).arg(program);
    command
}

fn said(output: &Output) -> io::Result<()> {
    if output.status.success() {
        return Ok(());
    }
    Err(io::Error::other(String::from_utf8_lossy(&output.stderr).into_owned()))
}
