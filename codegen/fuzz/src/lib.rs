//! What the targets share: enters the texts of a spec folder, leaves what codegen makes of it, all in memory.

mod only_data;

use codegen::config::{self, Config};
use codegen::diagnostic::{Diagnostics, Style, render_json, render_text};
use codegen::ir::{Api, Version};
use codegen::load::{PageFile, Spec};
use codegen::output::FileSet;
use codegen::rust::{self, Pins};
use codegen::source::{Source, Sources};

pub use self::only_data::assert_only_data;

/// What groups.toml says for [`page`].
pub const GROUPS: &str = "[[group]]\nclient = \"v3/management\"\nslug = \"users\"\ntitle = \"管理用户\"\n";

/// A report is at most this many times as long as the pages, and [`REPORT_BASE`] longer.
const REPORT_FACTOR: usize = 8;

/// What a report of no words may hold: fifty findings and their excerpts.
const REPORT_BASE: usize = 200_000;

/// A spec folder in memory.
#[derive(Default)]
pub struct Folder {
    sources: Sources,
    spec: Spec,
    diagnostics: Diagnostics,
}

impl Folder {
    /// The page of an operation in the group `users` of the management API.
    pub fn page(mut self, id: &str, text: &str) -> Self {
        let path = format!("spec/v3/management/users/{id}.md");
        let file = self.sources.add(Source::new(path, text));
        let (client, group) = ("management".to_owned(), "users".to_owned());
        self.spec.pages.push(PageFile { file, version: Version::V3, client, group, id: id.to_owned() });
        self
    }

    /// groups.toml
    pub fn groups(mut self, text: &str) -> Self {
        self.spec.groups = Some(self.sources.add(Source::new("spec/groups.toml", text)));
        self
    }

    /// corrections.toml
    pub fn corrections(mut self, text: &str) -> Self {
        self.spec.corrections = Some(self.sources.add(Source::new("spec/corrections.toml", text)));
        self
    }

    /// codegen.toml
    pub fn settings(mut self, text: &str) -> Self {
        self.spec.config = Some(self.sources.add(Source::new("spec/codegen.toml", text)));
        self
    }

    /// Up to the API.
    pub fn read(&mut self) -> (Config, Api) {
        let config = config::read(&self.spec, &self.sources, &mut self.diagnostics);
        let api = codegen::read(&self.spec, &config, &self.sources, &mut self.diagnostics);
        (config, api)
    }

    /// Up to the files; `None` when there are errors.
    pub fn render(&mut self) -> Option<FileSet> {
        let (config, api) = self.read();
        let pins = Pins { entries: config.settings.pins };
        if self.diagnostics.has_errors() {
            rust::check_names(&api, &pins, &mut self.diagnostics);
            return None;
        }
        let files = rust::render(&api, &pins, &mut self.diagnostics);
        (!self.diagnostics.has_errors()).then_some(files)
    }

    /// Renders the findings in both forms and holds them against the length of the folder.
    pub fn report(self) {
        let diagnostics = self.diagnostics.finish(&self.sources);
        let length: usize = self.sources.iter().map(|(_, source)| source.text.len()).sum();
        let limit = REPORT_FACTOR * length + REPORT_BASE;
        for report in [render_text(&diagnostics, &self.sources, Style::Plain), render_json(&diagnostics, &self.sources)]
        {
            assert!(report.len() <= limit, "{} bytes are reported about {length}", report.len());
        }
    }
}
