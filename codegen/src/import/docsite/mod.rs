//! The doc site's own Markdown, all generations.
