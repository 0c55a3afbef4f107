//! Nothing of its own: the measurements are in `benches/`.
