//! The words of figures: what each word of the lexicon can mean in a figure or beside it.
//!
//! A word may have many senses, between which the stages decide by context. The tags of the lexicon for figures:
//!
//! | tag | value | the words |
//! | --- | --- | --- |
//! | `number`, `piece` | the cardinal | number words; pieces build compounds (`siebenunddreißig`) |
//! | `half`, `half-scale` | 0.5, 250000 | parts of a scale: `eine halbe Million`, `Viertelmilliarde` |
//! | `scale`, `point`, `letter` | the factor | scale words; with a point behind; joined letters (`£75m`) |
//! | `currency`, `before` | codes, the first one meant | names behind the number; short forms before it |
//! | `sign`, `code`, `capital-code` | code | `€`, `EUR`, `TRY` |
//! | `minor`, `minor-sign` | code and factor | `Cent`, `pence`, `¢` |
//! | `dollar-prefix`, `nation` | code | `A` before `$`; `kanadische` before `Dollar` |
//! | `nation-part` | none, or a code | `New` before `Taiwan dollars`; `U` of `U.S.` |
//! | `code-prefix` | the factor | letters joined before a code: `MEUR`, `TCHF` |
//! | `percent`, `points`, `adjective` | factor | `Prozent`, `Basispunkte`, `prozentig` |
//! | `multiple`, `article-multiple` | factor, direction | `verdoppelt`; `Hälfte` |
//! | `fraction`, `fraction-sign` | the denominator, the value | `Drittel`, `½` |
//! | `modifier`, `after` | modifier | phrases before and behind a figure |
//! | name of a [`FigureTag`](tag::FigureTag) | | everything else that steers decisions |
//!
//! Several values of one tag are parted by a slash.

pub(super) mod cardinal;
pub(super) mod table;
pub(super) mod tag;
pub(super) mod word;
