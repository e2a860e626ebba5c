/*! Proofs without a network: checksums and structure that a value carries in itself. One file a kind of proof. */

pub mod aws;
pub mod crc;
