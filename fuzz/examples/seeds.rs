//! Writes pieces of the reports into `fuzz/corpus/<target>/`, from which the fuzzer starts.

use std::fs;
use std::path::Path;

use paralign_fuzz::targets::TARGETS;

fn main() -> std::io::Result<()> {
    let fuzz = Path::new(env!("CARGO_MANIFEST_DIR"));
    let project = fuzz.join("..");
    for target in TARGETS {
        let folder = fuzz.join("corpus").join(target.name);
        fs::create_dir_all(&folder)?;
        for (name, bytes) in target.seeds.of(&project) {
            fs::write(folder.join(name), bytes)?;
        }
    }
    Ok(())
}
