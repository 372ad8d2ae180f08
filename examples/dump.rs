//! A dump.
fn main() {
    let path = std::env::args().nth(1).unwrap();
    print!("{}", paralign::read::pdf::dump(&std::fs::read(path).unwrap()));
}
