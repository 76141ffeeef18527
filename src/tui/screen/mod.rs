//! The screens: each a folder with its state (`mod`), what keys do (`update`) and how it looks (`view`).
//!
//! | screen | shows |
//! | --- | --- |
//! | [`article`] | an article, beside it what it names |
//! | [`library`] | the articles of the library |
//! | [`entity`] | what the library knows of a person or a company |
//! | [`picker`] | the articles that were given, to choose one |
//!
//! A screen that leads to another one goes into the [`history`] as it is, and comes back as it was.

pub mod article;
pub mod entity;
pub mod history;
pub mod library;
pub mod picker;

use article::Reader;
use entity::EntityPage;

/// What is shown. The states of the picker and of the library, of which there is one each, are in the
/// [`App`](super::app::App).
#[derive(Debug, Clone, Default)]
pub enum Screen {
    /// The articles that were given.
    #[default]
    Picker,
    /// The library.
    Library,
    /// An article.
    Article(Box<Reader>),
    /// A person or a company.
    Entity(Box<EntityPage>),
}

impl Screen {
    /// The open article.
    pub fn reader(&self) -> Option<&Reader> {
        if let Self::Article(reader) = self { Some(reader) } else { None }
    }

    /// The open article, to change it.
    pub fn reader_mut(&mut self) -> Option<&mut Reader> {
        if let Self::Article(reader) = self { Some(reader) } else { None }
    }

    /// The open page of a person or a company.
    pub fn entity(&self) -> Option<&EntityPage> {
        if let Self::Entity(page) = self { Some(page) } else { None }
    }

    /// The open page of a person or a company, to change it.
    pub fn entity_mut(&mut self) -> Option<&mut EntityPage> {
        if let Self::Entity(page) = self { Some(page) } else { None }
    }
}
