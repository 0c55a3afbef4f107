//! A new migration alone must lead to a new build; cargo sees only the sources otherwise.

fn main() {
    println!("cargo:rerun-if-changed=migrations");
}
