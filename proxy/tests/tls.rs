//! goal-proxy speaks TLS by itself, and a renewed certificate needs no restart: new connections see it, open ones go on, and one
//! that cannot be used changes nothing and is said.

#[path = "support/program.rs"]
mod program;
mod support;

use std::{
    fs,
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    path::PathBuf,
    process::Command,
    sync::Arc,
    thread,
    time::{Duration, Instant},
};

use program::{Program, command, said};
use rcgen::{CertifiedKey, KeyPair};
use rustls::{
    ClientConfig, ClientConnection, RootCertStore, StreamOwned,
    pki_types::{CertificateDer, ServerName},
};
use support::config;
use tempfile::TempDir;

fn made() -> CertifiedKey<KeyPair> {
    rcgen::generate_simple_self_signed(["localhost".to_owned()]).expect("a certificate")
}

/// A folder with a configuration that names certificate and key.
struct Folder {
    folder: TempDir,
    config: PathBuf,
}

impl Folder {
    fn new() -> Self {
        let folder = TempDir::new().expect("a folder");
        let config_file = folder.path().join("goal-proxy.toml");
        let tls = "tls = { certificate = \"certificate.pem\", key = \"key.pem\" }";
        fs::write(&config_file, format!("{tls}\n{}", config("http://127.0.0.1:9"))).expect("written");
        Self { folder, config: config_file }
    }

    fn write(&self, certificate: &str, key: &str) {
        for (name, text) in [("certificate.pem", certificate), ("key.pem", key)] {
            fs::write(self.folder.path().join(name), text).expect("written");
        }
    }
}

/// A connection that stays open.
struct Connection(BufReader<StreamOwned<ClientConnection, TcpStream>>);

impl Connection {
    fn open(program: &Program, trusted: &[&CertifiedKey<KeyPair>]) -> Self {
        let mut roots = RootCertStore::empty();
        for made in trusted {
            roots.add(made.cert.der().clone()).expect("a root");
        }
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let client = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions();
        let client = client.expect("versions").with_root_certificates(roots).with_no_client_auth();
        let name = ServerName::try_from("localhost").expect("a name");
        let client = ClientConnection::new(Arc::new(client), name).expect("a connection");
        let address = program.origin().strip_prefix("https://").expect("TLS").to_owned();
        let socket = TcpStream::connect(address).expect("connects");
        socket.set_read_timeout(Some(Duration::from_secs(10))).expect("a timeout");
        Self(BufReader::new(StreamOwned::new(client, socket)))
    }

    /// Asks something, and reads what is answered.
    fn ask(&mut self) -> String {
        let request = b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n";
        self.0.get_mut().write_all(request).expect("asked");
        let (mut line, mut length) = (String::new(), 0);
        while self.0.read_line(&mut line).expect("an answer") > 2 {
            if let Some(value) = line.to_lowercase().strip_prefix("content-length:") {
                length = value.trim().parse().expect("a length");
            }
            line.clear();
        }
        let mut body = vec![0; length];
        self.0.read_exact(&mut body).expect("a body");
        String::from_utf8(body).expect("text")
    }

    fn certificate(&self) -> CertificateDer<'static> {
        let shown = self.0.get_ref().conn.peer_certificates().expect("a certificate");
        shown.first().expect("one").clone().into_owned()
    }
}

fn hang_up(program: &Program) {
    assert!(Command::new("kill").args(["-HUP", &program.id().to_string()]).status().expect("kill runs").success());
}

/// The certificate that new connections see, once it is `wanted`, or what it still is after a while.
fn seen(
    program: &Program,
    trusted: &[&CertifiedKey<KeyPair>],
    wanted: &CertificateDer<'_>,
    patience: Duration,
) -> CertificateDer<'static> {
    let since = Instant::now();
    loop {
        let mut connection = Connection::open(program, trusted);
        assert_eq!(connection.ask(), r#"{"status":"ok"}"#);
        let certificate = connection.certificate();
        if certificate == *wanted || since.elapsed() > patience {
            return certificate;
        }
        thread::sleep(Duration::from_millis(50));
    }
}

#[test]
fn a_renewed_certificate_is_seen_and_a_broken_one_changes_nothing() {
    let (first, second, third) = (made(), made(), made());
    let all = [&first, &second, &third];
    let folder = Folder::new();
    folder.write(&first.cert.pem(), &first.signing_key.serialize_pem());
    let program = Program::start(&folder.config, &[]);
    let mut open = Connection::open(&program, &all);
    assert_eq!((open.ask().as_str(), open.certificate()), (r#"{"status":"ok"}"#, first.cert.der().clone()));

    folder.write(&second.cert.pem(), &second.signing_key.serialize_pem());
    let soon = Duration::from_millis(400);
    assert_eq!(seen(&program, &all, second.cert.der(), soon), *first.cert.der(), "files alone change nothing");
    hang_up(&program);
    assert_eq!(seen(&program, &all, second.cert.der(), Duration::from_secs(10)), *second.cert.der());
    assert_eq!(open.ask(), r#"{"status":"ok"}"#, "an open connection goes on");
    assert_eq!(open.certificate(), *first.cert.der());

    // Half written; another's key; nothing at all.
    let whole = third.cert.pem();
    for (certificate, key) in [
        (&whole[..whole.len() / 2], third.signing_key.serialize_pem()),
        (&*whole, second.signing_key.serialize_pem()),
        ("", String::new()),
    ] {
        folder.write(certificate, &key);
        hang_up(&program);
        assert_eq!(seen(&program, &all, third.cert.der(), soon), *second.cert.der(), "the old one stays");
        assert_eq!(open.ask(), r#"{"status":"ok"}"#);
    }
    folder.write(&whole, &third.signing_key.serialize_pem());
    hang_up(&program);
    assert_eq!(seen(&program, &all, third.cert.der(), Duration::from_secs(10)), *third.cert.der(), "mended");

    drop(open);
    let (code, log) = program.stop();
    assert_eq!(code, Some(0), "{log}");
    assert_eq!(log.matches("the old one stays").count(), 3, "{log}");
    assert!(log.contains("certificate.pem") && log.contains("key.pem"), "{log}");
    assert!(!log.contains("PRIVATE KEY"), "{log}");
}

#[test]
fn without_a_certificate_it_does_not_start() {
    let made = made();
    let folder = Folder::new();
    folder.write(&made.cert.pem(), "no key");
    let output =
        command().arg("--config").arg(&folder.config).args(["--listen", "127.0.0.1:0"]).output().expect("runs");
    let said = said(&output);
    assert!(output.status.code() == Some(2) && said.contains("are no certificate and its key"), "{said}");
}

#[test]
fn a_reload_does_not_end_what_has_nothing_to_reload() {
    let folder = TempDir::new().expect("a folder");
    let file = folder.path().join("goal-proxy.toml");
    fs::write(&file, config("http://127.0.0.1:9")).expect("written");
    let program = Program::start(&file, &[]);
    // The line is printed before it listens to signals.
    thread::sleep(Duration::from_millis(300));
    hang_up(&program);
    thread::sleep(Duration::from_millis(300));
    let (code, log) = program.stop();
    assert_eq!(code, Some(0), "{log}");
    assert!(log.contains("there is no certificate to read anew"), "{log}");
}
