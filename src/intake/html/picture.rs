//! Text that belongs to a picture, detected by where it stands: with the picture alone in a box, or saying what the picture
//! says of itself.
//!
//! Many sites have neither `<figcaption>` nor a telling class name. On pages that consist of such boxes, such as lists of
//! products, the text stays.

use super::clean::short_line;
use super::parts::{PagePart, PartForm};
use super::title::{has_key, key};
use dom_query::NodeRef;

/// The longest caption in a box with its picture, in bytes.
const LONGEST: usize = 250;
/// The longest text that repeats what the picture says of itself, in bytes.
const LONGEST_REPEATED: usize = 600;
/// So many more bytes are in the box: whose picture it is, a button.
const LONGEST_CREDIT: usize = 90;
/// So many elements around the text may be the box.
const MOST_AROUND: usize = 4;
/// The box has so many children at most.
const MOST_CHILDREN: usize = 8;
/// So many elements of a box are looked at.
const MOST_INSIDE: usize = 60;

/// Makes captions of such texts.
pub fn mark(parts: &mut [PagePart], root: &NodeRef<'_>) {
    let is_text = |part: &PagePart| part.form == PartForm::Text && part.is_inside;
    let found: Vec<usize> = (0..parts.len())
        .filter(|&at| is_text(&parts[at]) && parts[at].text.len() <= LONGEST_REPEATED)
        .filter(|&at| {
            root.tree.get(&parts[at].owner).is_some_and(|owner| is_caption(&owner, &parts[at].text))
        })
        .collect();
    let sum = |of: &mut dyn Iterator<Item = &PagePart>| of.map(|part| part.text.len()).sum::<usize>();
    let whole = sum(&mut parts.iter().filter(|part| is_text(part) && part.is_prose()));
    let captions = sum(&mut found.iter().map(|&at| &parts[at]));
    if 4 * captions <= whole {
        for at in found {
            parts[at].form = PartForm::Caption;
        }
    }
}

fn is_caption(owner: &NodeRef<'_>, text: &str) -> bool {
    let around = owner.ancestors_it(Some(MOST_AROUND)).take_while(|outer| {
        matches!(
            outer.node_name().as_deref(),
            Some("div" | "figure" | "section" | "aside" | "center" | "a" | "span")
        )
    });
    for outer in around {
        // What holds much cannot be the box of a picture.
        let is_large = outer.children_it(false).filter(NodeRef::is_element).nth(MOST_CHILDREN).is_some();
        if is_large || short_line(&outer, text.len() + LONGEST_CREDIT).is_none() {
            return false;
        }
        let mut pictures = pictures(&outer).peekable();
        if pictures.peek().is_some() {
            return text.len() <= LONGEST && !is_several(text)
                || pictures.any(|picture| says(&picture, text));
        }
    }
    false
}

/// Whether sentences end inside the text: such a text tells more than what the picture shows.
fn is_several(text: &str) -> bool {
    const LONG: usize = 120;
    let ends = [". ", "! ", "? "].iter().map(|end| text.matches(end).count()).sum::<usize>();
    ends > 1 || ends > 0 && text.len() > LONG
}

/// The pictures below a node.
fn pictures<'d>(node: &NodeRef<'d>) -> impl Iterator<Item = NodeRef<'d>> {
    let is_picture =
        |node: &NodeRef<'_>| ["img", "picture", "figure", "amp-img"].iter().any(|name| node.has_name(name));
    node.descendants_it().take(MOST_INSIDE).filter(is_picture)
}

/// Whether the picture says the same of itself.
fn says(picture: &NodeRef<'_>, text: &str) -> bool {
    picture.attr("alt").is_some_and(|alt| !alt.trim().is_empty() && has_key(text, &key(&alt)))
}
