//! Asks a server many times over a few connections that stay open, and says how long that took, as one line of JSON:
//! `load METHOD URL COUNT CONNECTIONS [NAME:VALUE …] [@BODY]`. `{n}` in the body is the request's number.

use std::{
    env, fs,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Instant,
};

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

struct Asked {
    head: String,
    body: String,
    host: String,
    count: usize,
    next: AtomicUsize,
}

#[tokio::main]
async fn main() {
    let words: Vec<String> = env::args().skip(1).collect();
    let [method, url, count, connections, rest @ ..] = &words[..] else {
        panic!("load METHOD URL COUNT CONNECTIONS [NAME:VALUE …] [@BODY]");
    };
    let (host, path) = url.strip_prefix("http://").expect("http").split_once('/').expect("a path");
    let mut head = format!("{method} /{path} HTTP/1.1\r\nHost: {host}\r\n");
    let mut body = String::new();
    for word in rest {
        match word.strip_prefix('@') {
            Some(file) => body = fs::read_to_string(file).expect("a body"),
            None => head += &format!("{word}\r\n"),
        }
    }
    let count = count.parse().expect("a number");
    let asked = Arc::new(Asked { head, body, host: host.to_owned(), count, next: AtomicUsize::new(0) });
    let begin = Instant::now();
    let mut tasks = tokio::task::JoinSet::new();
    for _ in 0..connections.parse().expect("a number") {
        tasks.spawn(ask(Arc::clone(&asked)));
    }
    let (mut times, mut failed) = (Vec::with_capacity(count), 0);
    while let Some(done) = tasks.join_next().await {
        let (some, bad) = done.expect("ran");
        times.extend(some);
        failed += bad;
    }
    let seconds = begin.elapsed().as_secs_f64();
    times.sort_unstable();
    let at = |part: usize| times.get(times.len().saturating_sub(1) * part / 100).copied().unwrap_or_default();
    println!(
        r#"{{"per_second":{:.0},"p50_us":{},"p99_us":{},"failed":{failed}}}"#,
        times.len() as f64 / seconds,
        at(50),
        at(99)
    );
}

/// Asks until all is asked; microseconds of each answer, and how many were no success.
async fn ask(asked: Arc<Asked>) -> (Vec<u64>, usize) {
    let mut stream = TcpStream::connect(&asked.host).await.expect("connects");
    stream.set_nodelay(true).expect("set");
    let (mut times, mut failed, mut answer) = (Vec::new(), 0, Vec::with_capacity(64 * 1024));
    loop {
        let n = asked.next.fetch_add(1, Ordering::Relaxed);
        if n >= asked.count {
            return (times, failed);
        }
        let body = asked.body.replace("{n}", &n.to_string());
        let request = format!("{}Content-Length: {}\r\n\r\n{body}", asked.head, body.len());
        let begin = Instant::now();
        stream.write_all(request.as_bytes()).await.expect("written");
        answer.clear();
        while !is_whole(&answer) {
            assert!(stream.read_buf(&mut answer).await.expect("read") > 0, "the server hung up");
        }
        times.push(u64::try_from(begin.elapsed().as_micros()).unwrap_or(u64::MAX));
        failed += usize::from(!answer.starts_with(b"HTTP/1.1 2"));
    }
}

fn is_whole(answer: &[u8]) -> bool {
    let Some(end) = answer.windows(4).position(|four| four == b"\r\n\r\n") else {
        return false;
    };
    let head = String::from_utf8_lossy(&answer[..end]).to_ascii_lowercase();
    match head.lines().find_map(|line| line.strip_prefix("content-length:")) {
        Some(length) => answer.len() >= end + 4 + length.trim().parse::<usize>().expect("a length"),
        None => answer.ends_with(b"0\r\n\r\n"),
    }
}
