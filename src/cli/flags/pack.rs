//! The flags of `pack`.

use std::path::PathBuf;

use clap::Args;
use paralign::output::Layout;

/// What is packed, and into what.
#[derive(Debug, Args)]
#[command(
    after_help = "The same tables give the same archive, byte for byte. A folder is packed only as the run wrote it: a file that is\nmissing or was changed since stops the command. Files that no run wrote are left out. Examples:\n  paralign run reports --output tables --formats csv,report,ro-crate\n  paralign pack tables reports.zip\n  unzip -d reports reports.zip && cd reports && sha256sum -c SHA256SUMS"
)]
pub(crate) struct Pack {
    /// The folder that `paralign run` has written
    #[arg(default_value = "output")]
    pub(crate) output: PathBuf,
    /// The archive [default: the folder with .zip behind its name]
    #[arg(value_name = "FILE.zip")]
    pub(crate) file: Option<PathBuf>,
    /// Lay the archive out as a bag (BagIt, RFC 8493), as archives take it
    #[arg(long)]
    pub(crate) bag: bool,
    /// Print nothing but errors
    #[arg(long)]
    pub(crate) quiet: bool,
}

impl Pack {
    /// The archive.
    pub(crate) fn file(&self) -> PathBuf {
        self.file.clone().unwrap_or_else(|| {
            let mut own = self.output.components().as_path().as_os_str().to_owned();
            own.push(".zip");
            own.into()
        })
    }

    /// How it is laid out.
    pub(crate) fn layout(&self) -> Layout {
        if self.bag { Layout::Bag } else { Layout::Plain }
    }
}
