//! The library as a whole: what comes in stays, is found, and is there once.
#![cfg(feature = "library")]

mod across;
mod adding;
mod agreeing;
mod completing;
mod following;
mod keeping;
mod opening;
mod results;
mod searching;
mod shelf;
