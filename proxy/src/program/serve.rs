//! Serving: where, over TLS or not, and until when.

use std::{
    io::{self, IsTerminal, Write},
    net::{SocketAddr, TcpListener},
    time::Duration,
};

use axum::Router;
use axum_server::{Handle, tls_rustls::RustlsConfig};
use goal_proxy::{App, SignInKey, Studio, config::Tls, router};
use tokio::signal::unix::{SignalKind, signal};

use super::{Done, cli::Serve, config, secrets};

/// So long may what is being done take when the program is asked to stop.
const DRAIN: Duration = Duration::from_secs(75);
/// So long may a client take to say what it wants.
const HEADERS: Duration = Duration::from_secs(15);

pub(crate) async fn run(arguments: Serve) -> Done {
    let config = config(&arguments.config)?;
    let studio = arguments.studio.as_deref().map(Studio::new).transpose()?;
    // From the environment alone: everybody on a machine can read its command lines.
    let key = std::env::var("GOAL_SIGN_IN_KEY").ok();
    let key = key.as_deref().map_or_else(|| Ok(SignInKey::random()), SignInKey::new)?;
    let secrets = secrets(&config);
    let missing = config.missing(&secrets);
    let address = arguments.listen.unwrap_or(config.listen);
    let public = !address.ip().is_loopback();
    if public && config.tls.is_none() && !config.tls_elsewhere {
        return Err(format!(
            "{address} can be reached from other machines, and keys would cross the network in clear: set tls = \
             {{ certificate = \"…\", key = \"…\" }} in the configuration, or tls_elsewhere = true if something before \
             goal-proxy speaks TLS; or listen on 127.0.0.1"
        )
        .into());
    }
    let listener = listen(address)?;
    let tls = match &config.tls {
        Some(files) => Some((certificate(files).await?, files.clone())),
        None => None,
    };
    let app = App::open(config, secrets, key.clone()).await?;
    if public && !app.has_keys().await? {
        return Err(format!(
            "{address} can be reached from other machines, and nobody there could prove who they are: add a \
             [[workspace.jwt]] to the configuration, or make a runtime key with goal-proxy keys add NAME; or listen on \
             127.0.0.1"
        )
        .into());
    }
    app.take_own_rates().await?;
    app.start();
    let router = router(&app, studio);
    for line in missing {
        tracing::warn!("{line}");
    }
    let scheme = if tls.is_some() { "https" } else { "http" };
    println!("open {scheme}://{}{}", listener.local_addr()?, key.link());
    io::stdout().flush()?;
    serve(listener, tls, router, app.clone()).await?;
    app.close().await;
    Ok(())
}

fn listen(address: SocketAddr) -> Result<TcpListener, String> {
    TcpListener::bind(address).map_err(|error| match error.kind() {
        io::ErrorKind::AddrInUse => {
            format!(
                "port {} is taken; stop what uses it, or choose another with --listen {}:0",
                address.port(),
                address.ip()
            )
        }
        _ => format!("cannot listen on {address}: {error}"),
    })
}

async fn certificate(files: &Tls) -> Result<RustlsConfig, String> {
    RustlsConfig::from_pem_file(&files.certificate, &files.key).await.map_err(|error| {
        format!("{} and {}: are no certificate and its key ({error})", files.certificate.display(), files.key.display())
    })
}

async fn serve(
    listener: TcpListener,
    tls: Option<(RustlsConfig, Tls)>,
    router: Router,
    app: App,
) -> Result<(), String> {
    let handle = Handle::new();
    let stopped = handle.clone();
    tokio::spawn(async move {
        asked_to_stop().await;
        app.end_streams();
        stopped.graceful_shutdown(Some(DRAIN));
    });
    let service = router.into_make_service();
    let served = match tls {
        None => {
            tokio::spawn(nothing_to_renew());
            let mut server = axum_server::from_tcp(listener).map_err(|error| error.to_string())?.handle(handle);
            server.http_builder().http1().header_read_timeout(HEADERS);
            server.serve(service).await
        }
        Some((config, files)) => {
            tokio::spawn(renew(config.clone(), files));
            let server = axum_server::from_tcp_rustls(listener, config).map_err(|error| error.to_string())?;
            let mut server = server.handle(handle);
            server.http_builder().http1().header_read_timeout(HEADERS);
            server.serve(service).await
        }
    };
    served.map_err(|error| error.to_string())
}

/// Reads certificate and key anew on SIGHUP, so that a renewed certificate needs no restart. Connections that are open go on.
async fn renew(config: RustlsConfig, files: Tls) {
    let mut hang_up = signal(SignalKind::hangup()).expect("SIGHUP can be heard");
    let (certificate, key) = (files.certificate.display(), files.key.display());
    while hang_up.recv().await.is_some() {
        match config.reload_from_pem_file(&files.certificate, &files.key).await {
            Ok(()) => tracing::info!(%certificate, "the certificate has been read anew"),
            Err(error) => tracing::error!(
                %certificate, %key, %error,
                "the new certificate cannot be used; the old one stays. Put both files in place and send SIGHUP again"
            ),
        }
    }
}

/// A service manager's "reload" must not end what has nothing to reload; where somebody closes a terminal, SIGHUP means that.
async fn nothing_to_renew() {
    if io::stdin().is_terminal() {
        return;
    }
    let mut hang_up = signal(SignalKind::hangup()).expect("SIGHUP can be heard");
    while hang_up.recv().await.is_some() {
        tracing::info!("SIGHUP: there is no certificate to read anew; changes of the configuration need a restart");
    }
}

/// Ctrl-C, or what a service manager sends.
async fn asked_to_stop() {
    let mut terminate = signal(SignalKind::terminate()).expect("SIGTERM can be heard");
    tokio::select! {
        heard = tokio::signal::ctrl_c() => heard.expect("Ctrl-C can be heard"),
        _ = terminate.recv() => {}
    }
}
