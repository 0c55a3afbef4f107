use std::net::SocketAddr;

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpSocket, TcpStream},
};

use super::*;
use crate::secrets::{SecretName, Secrets};

/// A token, by the name A.
fn token() -> Secret {
    let name = SecretName::new("A").expect("a name");
    let secrets = Secrets::new([("GOAL_SECRET_A".to_owned(), "hush-hush".to_owned())], None);
    secrets.find(&name).expect("a token")
}

#[test]
fn the_header_with_the_token_prints_nothing() {
    let outgoing =
        Outgoing { url: "", sandbox: false, token_header: ("Authorization", "Bearer "), token: &token(), body: "" };
    let value = token_value(outgoing.token_header.1, outgoing.token).expect("a header");
    assert_eq!(value.to_str().expect("text"), "Bearer hush-hush");
    assert!(!format!("{value:?} {outgoing:?}").contains("hush"));
}

#[test]
fn no_path_leads_to_another_host() {
    let origin = "https://graph.facebook.com";
    assert_eq!(address(origin, "/v26.0/123/events").as_deref(), Some("https://graph.facebook.com/v26.0/123/events"));
    for path in ["@evil.example/", ".evil.example/", ":8443/", "/v26.0/../../x", "v26.0", "/a?b=c", "/a#b", ""] {
        assert_eq!(address(origin, path), None, "{path}");
    }
}

/// What comes of sending to `url` where a platform has two seconds.
async fn sent(url: &str) -> Came {
    let sender = Sender::new(Duration::from_secs(2)).expect("clients");
    let token = token();
    let outgoing = Outgoing {
        url,
        sandbox: !url.starts_with("https"),
        token_header: ("Authorization", ""),
        token: &token,
        body: "{}",
    };
    sender.send(&outgoing).await
}

/// A listener that takes no more connections, and those that fill it.
async fn full() -> (SocketAddr, TcpListener, Vec<TcpStream>) {
    let socket = TcpSocket::new_v4().expect("a socket");
    socket.bind(SocketAddr::from(([127, 0, 0, 1], 0))).expect("a port");
    let listener = socket.listen(0).expect("listens");
    let at = listener.local_addr().expect("an address");
    let mut waiting = Vec::new();
    while let Ok(Ok(stream)) = tokio::time::timeout(Duration::from_millis(300), TcpStream::connect(at)).await {
        waiting.push(stream);
        assert!(waiting.len() < 64, "it is never full");
    }
    (at, listener, waiting)
}

#[tokio::test]
async fn a_connection_that_does_not_come_about_carried_nothing() {
    let (at, _listener, _waiting) = full().await;
    let came = sent(&format!("http://{at}/")).await;
    assert!(matches!(came, Came::NotSent), "{came:?}");
}

/// A server that does `with` each connection.
async fn server<F: Future<Output = ()> + Send + 'static>(with: impl Fn(TcpStream) -> F + Send + 'static) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let at = listener.local_addr().expect("an address");
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(with(stream));
        }
    });
    at
}

#[tokio::test]
async fn a_server_that_speaks_no_tls_got_nothing() {
    let silent = server(|stream| async move {
        tokio::time::sleep(Duration::from_secs(60)).await;
        drop(stream);
    });
    let clear = server(|mut stream| async move {
        let _ = stream.read(&mut [0; 512]).await;
        let _ = stream.write_all(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n").await;
    });
    let closing = server(|stream| async move { drop(stream) });
    for at in [silent.await, clear.await, closing.await] {
        let came = sent(&format!("https://{at}/")).await;
        assert!(matches!(came, Came::NotSent), "{came:?}");
    }
}

#[tokio::test]
async fn a_server_with_a_certificate_that_nobody_vouches_for_got_nothing() {
    let made = rcgen::generate_simple_self_signed(["localhost".to_owned()]).expect("a certificate");
    let (certificate, key) = (made.cert.der().to_vec(), made.signing_key.serialize_der());
    let _ = rustls::crypto::ring::default_provider().install_default();
    let tls = axum_server::tls_rustls::RustlsConfig::from_der(vec![certificate], key).await.expect("TLS");
    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let at = listener.local_addr().expect("an address");
    listener.set_nonblocking(true).expect("it is");
    let server = axum_server::from_tcp_rustls(listener, tls).expect("serves");
    tokio::spawn(server.serve(axum::Router::new().into_make_service()));
    let came = sent(&format!("https://localhost:{}/", at.port())).await;
    assert!(matches!(came, Came::NotSent), "{came:?}");
}

#[tokio::test]
async fn what_a_server_read_and_did_not_answer_it_may_have() {
    let at = server(|mut stream| async move {
        let _ = stream.read(&mut [0; 512]).await;
        tokio::time::sleep(Duration::from_secs(60)).await;
    });
    let came = sent(&format!("http://{}/", at.await)).await;
    assert!(matches!(came, Came::NoAnswer), "{came:?}");
}
