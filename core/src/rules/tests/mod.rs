mod refused;
mod shared;
mod typed;
