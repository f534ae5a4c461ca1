mod calendar;
mod compiled;
mod derived;
mod in_force;
mod refused;
mod shared;
mod spoken;
mod typed;
