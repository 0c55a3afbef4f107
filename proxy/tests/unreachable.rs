//! A platform that cannot be reached: what was certainly not sent waits and comes again, however short the time is in which
//! a platform may answer.

mod support;

use std::net::SocketAddr;

use serde_json::json;
use support::{Proxy, config, live};
use tokio::net::{TcpSocket, TcpStream};

#[tokio::test]
async fn what_did_not_even_connect_waits_and_is_sent_again() {
    // It takes no connection once those fill it that nobody accepts.
    let socket = TcpSocket::new_v4().expect("a socket");
    socket.bind(SocketAddr::from(([127, 0, 0, 1], 0))).expect("a port");
    let listener = socket.listen(0).expect("listens");
    let at = listener.local_addr().expect("an address");
    let mut waiting = Vec::new();
    let short = std::time::Duration::from_millis(300);
    while let Ok(Ok(stream)) = tokio::time::timeout(short, TcpStream::connect(at)).await {
        waiting.push(stream);
        assert!(waiting.len() < 64, "it is never full");
    }
    let config = config(&format!("http://{at}"));
    assert!(config.contains("platform_timeout_seconds = 1\n"), "as short as it may be");
    let proxy = Proxy::with(&config).await;
    proxy.live(live(1)).await;
    assert_eq!(proxy.deliver().await, 1);
    let event = proxy.get("/v1/deliveries").await.body[0].clone();
    assert_eq!((&event["outcome"], &event["answer"]["key"]), (&json!("waiting"), &json!("network")), "{event:#}");
}
