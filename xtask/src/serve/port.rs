//! Whether a port can be had, asked before the long work starts.

use std::io::ErrorKind;
use std::net::{Ipv4Addr, TcpListener};

use anyhow::{Context, Result};

use crate::hindrance::Hindrance;

pub(super) fn free(port: u16) -> Result<()> {
    match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == ErrorKind::AddrInUse => {
            let advice = "stop the program that uses it, or choose another one with `cargo xtask serve --port N`";
            Err(Hindrance(format!("Port {port} is taken: {advice}.")).into())
        }
        Err(error) => Err(error).with_context(|| format!("cannot use port {port}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_taken_port_is_told_with_a_way_out() {
        let holder = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = holder.local_addr().unwrap().port();
        let error = free(port).unwrap_err();
        assert!(error.is::<Hindrance>());
        assert!(error.to_string().contains("--port N"), "{error}");
        drop(holder);
        free(port).unwrap();
    }
}
