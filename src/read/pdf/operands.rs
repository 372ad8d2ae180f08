//! What stands before an operator of a content stream.

use hayro_syntax::object::{Array, Name, Object};

use super::matrix::Matrix;

/// What stands before an operator.
pub(super) struct Operands<'b, 'c>(pub(super) Vec<&'b Object<'c>>);

impl<'b, 'c> Operands<'b, 'c> {
    pub(super) fn number(&self, index: usize) -> f64 {
        match self.0.get(index) {
            Some(Object::Number(number)) => number.as_f64(),
            _ => 0.0,
        }
    }

    pub(super) fn name(&self, index: usize) -> Option<&'b Name<'c>> {
        match self.0.get(index) {
            Some(Object::Name(name)) => Some(name),
            _ => None,
        }
    }

    pub(super) fn string(&self, index: usize) -> &'b [u8] {
        match self.0.get(index) {
            Some(Object::String(bytes)) => bytes.as_bytes(),
            _ => &[],
        }
    }

    pub(super) fn matrix(&self) -> Option<Matrix> {
        (self.0.len() >= 6).then(|| Matrix(std::array::from_fn(|index| self.number(index))))
    }
}

/// The numbers of an array.
pub(super) fn numbers_of(array: &Array<'_>) -> Vec<f64> {
    array.iter::<f32>().map(f64::from).collect()
}

/// The map that an array describes.
pub(super) fn matrix_of(array: &Array<'_>) -> Option<Matrix> {
    Some(Matrix(numbers_of(array).try_into().ok()?))
}
