//! What an annotation shows, and where on the page.

use hayro_syntax::object::{Array, Dict, Name, Stream};

use super::matrix::Matrix;
use super::operands::{matrix_of, numbers_of};

/// What an annotation looks like now.
pub(super) fn appearance<'a>(annotation: &Dict<'a>) -> Option<Stream<'a>> {
    let looks = annotation.get::<Dict<'a>>("AP")?;
    if let Some(stream) = looks.get::<Stream<'a>>("N") {
        return Some(stream);
    }
    let state = annotation.get::<Name<'_>>("AS")?;
    looks.get::<Dict<'a>>("N")?.get::<Stream<'a>>(state.as_str())
}

/// The map that leads the box of a form to the place of its annotation.
pub(super) fn placed(annotation: &Dict<'_>, form: &Dict<'_>) -> Option<Matrix> {
    let four = |dict: &Dict<'_>, key: &str| -> Option<[f64; 4]> {
        let [a, b, c, d] = numbers_of(&dict.get::<Array<'_>>(key)?).try_into().ok()?;
        Some([f64::min(a, c), f64::min(b, d), f64::max(a, c), f64::max(b, d)])
    };
    let to = four(annotation, "Rect")?;
    let from = four(form, "BBox")?;
    let matrix =
        form.get::<Array<'_>>("Matrix").and_then(|array| matrix_of(&array)).unwrap_or(Matrix::IDENTITY);
    let corners = [(0, 1), (2, 1), (0, 3), (2, 3)].map(|(x, y)| matrix.point(from[x], from[y]));
    let least = |of: fn(&(f64, f64)) -> f64| corners.iter().map(of).fold(f64::INFINITY, f64::min);
    let most = |of: fn(&(f64, f64)) -> f64| corners.iter().map(of).fold(f64::NEG_INFINITY, f64::max);
    let (left, bottom) = (least(|at| at.0), least(|at| at.1));
    let scale = |to: f64, from: f64| if from > 0.0 { to / from } else { 1.0 };
    let x = scale(to[2] - to[0], most(|at| at.0) - left);
    let y = scale(to[3] - to[1], most(|at| at.1) - bottom);
    Some(Matrix([x, 0.0, 0.0, y, to[0] - x * left, to[1] - y * bottom]))
}
