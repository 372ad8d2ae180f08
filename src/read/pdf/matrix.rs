//! Affine maps of the plane, as content streams write them.

/// `[a b c d e f]`: x' = a x + c y + e, y' = b x + d y + f.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Matrix(pub(super) [f64; 6]);

impl Matrix {
    /// The map that changes nothing.
    pub(super) const IDENTITY: Matrix = Matrix([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    /// A shift.
    pub(super) fn shift(x: f64, y: f64) -> Matrix {
        Matrix([1.0, 0.0, 0.0, 1.0, x, y])
    }

    /// First `self`, then `then`.
    pub(super) fn then(self, then: Matrix) -> Matrix {
        let ([a, b, c, d, e, f], [ta, tb, tc, td, te, tf]) = (self.0, then.0);
        Matrix([
            ta * a + tc * b,
            tb * a + td * b,
            ta * c + tc * d,
            tb * c + td * d,
            ta * e + tc * f + te,
            tb * e + td * f + tf,
        ])
    }

    /// Where a point goes.
    pub(super) fn point(self, x: f64, y: f64) -> (f64, f64) {
        let [a, b, c, d, e, f] = self.0;
        (a * x + c * y + e, b * x + d * y + f)
    }

    /// Where a direction goes.
    pub(super) fn direction(self, x: f64, y: f64) -> (f64, f64) {
        let [a, b, c, d, ..] = self.0;
        (a * x + c * y, b * x + d * y)
    }
}
