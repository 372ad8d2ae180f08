//! Sums of probabilities that are given by their logarithms.

/// What is smaller than the largest summand by this, in nats, changes no digit of a sum that has sixteen.
const LEAST: f64 = 40.0;

/// A sum of probabilities given by their logarithms.
pub(super) struct LogSum {
    top: f64,
    rest: f64,
}

impl LogSum {
    pub(super) fn new() -> LogSum {
        LogSum { top: f64::NEG_INFINITY, rest: 0.0 }
    }

    pub(super) fn add(&mut self, x: f64) {
        if x <= self.top {
            if x > self.top - LEAST {
                self.rest += (x - self.top).exp();
            }
        } else {
            self.rest =
                if self.top == f64::NEG_INFINITY { 1.0 } else { self.rest * (self.top - x).exp() + 1.0 };
            self.top = x;
        }
    }

    pub(super) fn value(&self) -> f64 {
        if self.top == f64::NEG_INFINITY { self.top } else { self.top + self.rest.ln() }
    }
}

pub(super) fn add(a: f64, b: f64) -> f64 {
    let mut total = LogSum::new();
    total.add(a);
    total.add(b);
    total.value()
}

pub(super) fn sum(state: &[f64; 3]) -> f64 {
    add(add(state[0], state[1]), state[2])
}
