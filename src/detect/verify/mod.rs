/*! Proofs without a network: checksums and structure that a value carries in itself. One file a kind of proof. */

pub mod aws;
pub mod azure;
pub mod base58;
pub mod bech32;
pub mod crc;
pub mod crc16;
pub mod json64;
pub mod pem;
pub mod random;
