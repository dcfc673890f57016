//! A folder of pages as the linter sees it: the facts of each page after the corrections, and the whole API.

use std::path::Path;

use crate::config::{self, Config};
use crate::diagnostic::Diagnostics;
use crate::ir::Api;
use crate::load::{self, Spec};
use crate::lower::Lowered;
use crate::source::{FileId, Source, Sources};
use crate::{join, link, read_pages};

/// The pages.
#[derive(Debug)]
pub struct Corpus {
    /// The files.
    pub sources: Sources,
    /// What each file is.
    pub spec: Spec,
    /// The configuration.
    pub config: Config,
    /// The facts of each page, before DTOs of one name are joined.
    pub pages: Vec<Lowered>,
    /// The API.
    pub api: Api,
    /// What the strict reader found, not sorted.
    pub reader: Diagnostics,
    /// What was found while loading.
    loading: Diagnostics,
}

impl Corpus {
    /// Reads a folder of pages.
    pub fn load(dir: &Path) -> Self {
        let (mut sources, mut diagnostics) = (Sources::default(), Diagnostics::default());
        let spec = load::load(dir, &mut sources, &mut diagnostics);
        Self::of(spec, sources, diagnostics)
    }

    fn of(spec: Spec, sources: Sources, loading: Diagnostics) -> Self {
        let mut reader = loading.clone();
        let config = config::read(&spec, &sources, &mut reader);
        let mut pages = read_pages(&spec, &sources, &mut reader);
        let api = join(pages.clone(), &config, &sources, &mut reader);
        link::correct(&mut pages, &config, &sources);
        Self { sources, spec, config, pages, api, reader, loading }
    }

    /// The same folder where some files have other texts.
    pub fn with_texts(&self, texts: &[(FileId, String)]) -> Self {
        let mut sources = Sources::default();
        for (id, source) in self.sources.iter() {
            let text = texts.iter().find(|(file, _)| *file == id).map_or(&source.text, |(_, text)| text);
            sources.add(Source::new(source.path.as_str(), text.as_str()));
        }
        Self::of(self.spec.clone(), sources, self.loading.clone())
    }

    /// The same folder with another corrections.toml, which may be a new file.
    pub fn with_corrections(&self, text: &str) -> Self {
        if let Some(file) = self.spec.corrections {
            return self.with_texts(&[(file, text.to_owned())]);
        }
        let (mut sources, mut spec) = (self.sources.clone(), self.spec.clone());
        spec.corrections = Some(sources.add(Source::new("spec/corrections.toml", text)));
        Self::of(spec, sources, self.loading.clone())
    }
}
