//! Legal forms: those that are written letter by letter, and companies that are named with theirs, `Siemens AG`, `Meta
//! Platforms Inc.`, in the gazetteer, which knows them without it.

use super::name_tag::{NameTag, NameTags};
use super::name_words::NameWords;
use crate::analysis::text::Text;
use crate::lexicon::gazetteer;
use crate::lexicon::table::rows;
use foldhash::HashMap;
use std::sync::LazyLock;

/// The countries of each legal form; empty for any.
static FORMS: LazyLock<HashMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
    let countries = |cell: &'static str| cell.split(' ').filter(|country| *country != "*").collect();
    rows(include_str!("../../../assets/gazetteer/legal_forms.tsv"))
        .filter_map(|mut cells| Some((cells.next()?, countries(cells.next()?))))
        .collect()
});

/// The row of the gazetteer for a name with a legal form: of the company that is called so without it and has its seat
/// where there is that form.
pub(super) fn row_of(name: &str) -> Option<u32> {
    let (rest, last) = name.trim_end_matches('.').rsplit_once(' ')?;
    let countries = FORMS.get(last.replace(['.', '/'], "").as_str())?;
    // `GmbH & Co. KG`
    let rest = rest.trim_end_matches([',', ' ', '&', '.']);
    let row = gazetteer::sense_of(rest).company_row().or_else(|| row_of(rest))?;
    let seat = gazetteer::company(row)?.country;
    seat.is_none_or(|seat| countries.is_empty() || countries.contains(&seat)).then_some(row)
}

/// Tags the letters of legal forms that have a point or a stroke behind each: `N.V.`, `S.p.A.`, `A/S`. Before a surname
/// they are initials: `A.G. Lafley`. `tags` are those of each token.
pub(super) fn tag_letters(text: &Text<'_>, lexicon: &NameWords, tags: &mut [NameTags]) {
    let is_letter = |index: usize| text.is_word(index) && text.form(index).chars().nth(1).is_none();
    let is_point = |index: usize| text.is_joined(index) && matches!(text.form(index), "." | "/");
    let mut index = 0;
    while index < text.len() {
        let first = index;
        let mut form = String::new();
        while is_letter(index) && (index == first || text.is_joined(index)) {
            form.push_str(text.form(index));
            index += 1;
            if !is_point(index) {
                break;
            }
            index += 1;
        }
        let same_sentence = text.sentence_of(first) == text.sentence_of(index);
        let is_initials = same_sentence && text.is_word(index) && text.is_capitalized(index);
        if form.len() > 1 && !is_initials {
            let found = lexicon.exact(&form).only(NameTag::LegalForm);
            for letter in (first..index).filter(|&index| text.is_word(index)) {
                tags[letter] = tags[letter] | found;
            }
        }
        index = index.max(first + 1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(name: &str) -> Option<&'static str> {
        row_of(name).and_then(gazetteer::company).map(|company| company.name)
    }

    #[test]
    fn the_seat_decides() {
        assert!(name("Siemens AG").is_some());
        assert!(name("BASF SE").is_some());
        assert!(name("Meta Platforms Inc.").is_some());
        assert!(name("Meta Platforms, Inc.").is_some());
        assert_eq!(name("Siemens plc"), None);
        assert_eq!(name("Nirgendwo Beispiel AG"), None);
        assert_eq!(name("Siemens"), None);
        assert_eq!(name("AG"), None);
    }
}
