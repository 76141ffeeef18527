//! Pages as systems build them: text in modules, with line breaks, with forums and lists around it.

use depesche::document::{BlockKind, Document};
use depesche::intake::{Metadata, read_page};

const GERMAN: [&str; 5] = [
    "Der Rat von Wexhafen hat am Donnerstag mit 14 zu 9 Stimmen beschlossen, den alten Anleger abzureißen und einen neuen zu \
     bauen.",
    "„Der alte Anleger ist seit dem Sturm nur noch mit Mühe zu benutzen“, sagte Bürgermeister Emil Falk nach der langen \
     Sitzung im Rathaus.",
    "Die Kosten schätzt die Verwaltung auf 4,2 Millionen Euro, von denen das Land gut die Hälfte übernimmt, den Rest die \
     Gemeinde.",
    "Gegen den Beschluss stimmte vor allem die Liste Hafen, die lieber den Steg verstärkt hätte und den Neubau überzogen nennt.",
    "Mit den Arbeiten will die Gemeinde im April beginnen. Anwohner können die Pläne bis Ende des Monats im Rathaus einsehen.",
];
const ENGLISH: [&str; 5] = [
    "The council of Wexhaven voted 14 to 9 on Thursday to tear down the old ferry pier and to build a new one in its place.",
    "“The old pier has hardly been usable since the storm,” the mayor, Emil Falk, said after the long meeting in the town hall.",
    "The administration puts the cost at 4.2 million euros, of which the state will pay a little more than half of the sum.",
    "Most of those who voted against it belong to the Harbour List, which would rather have strengthened the existing jetty.",
    "Work is to begin in April. Residents may look at the plans in the town hall until the end of the month and object.",
];
const HEADLINES: [&str; 2] = ["Wexhafen stimmt für neuen Anleger", "Wexhaven votes for a new ferry pier"];

/// A page in German and the same in English: `¤` is the headline, `1` to `5` in braces are the paragraphs.
fn both(body: &str) -> [(Document, [&'static str; 5]); 2] {
    [(GERMAN, HEADLINES[0], "de"), (ENGLISH, HEADLINES[1], "en")].map(|(texts, headline, language)| {
        let mut body = body.replace('¤', headline);
        for (number, text) in texts.iter().enumerate() {
            body = body.replace(&format!("{{{}}}", number + 1), text);
        }
        let page = format!(
            "<!doctype html><html lang={language}><meta charset=utf-8><title>{headline}</title><body>{body}</body></html>"
        );
        let document = read_page(page.into_bytes(), Metadata::default());
        (document.unwrap_or_else(|error| panic!("{body}: {error}")), texts)
    })
}

/// The article as a reader sees it, without captions, credits and boilerplate.
fn article(document: &Document) -> Vec<&str> {
    let is_text = |kind: BlockKind| kind.is_news() && !kind.is_head();
    let blocks = document.blocks.iter().filter(|block| is_text(block.kind));
    blocks.map(|block| document.slice(block.span)).collect()
}

/// That nothing but the five paragraphs is the article, each as often as it should be.
#[track_caller]
fn is_whole(what: &str, body: &str) {
    for (document, texts) in both(body) {
        let article = article(&document).join("\n");
        assert_eq!(article.split('\n').filter(|line| !line.is_empty()).collect::<Vec<_>>(), texts, "{what}");
        assert!(document.head.title.is_some_and(|title| HEADLINES.contains(&title.as_str())), "{what}");
    }
}

/// What readers wrote, each below a heading.
fn answers(heading: &str) -> String {
    let words = [
        "Ich war bei der Sitzung dabei, und es war viel zu laut, wie ich schon dem Bürgermeister sagte, der nicht hören wollte.",
        "Endlich geht es voran! Wir warten seit Jahren darauf, dass an diesem Anleger etwas geschieht, und nun ist es so weit.",
        "Und wer zahlt das alles am Ende? Wie immer wir, die hier das ganze Jahr über leben, und nicht die Gäste im Sommer.",
    ];
    words.map(|words| format!("<div class=z2>{heading}<div class=z3><p>{words}</p></div></div>")).concat()
}

const OTHERS: &str =
    "<div class=foot><h4>Wexhafen</h4><p>Am Markt 1, 12345 Wexhafen, Telefon 04000 1234</p></div>";

#[test]
fn text_in_modules_is_one_article() {
    for name in ["text", "ce_text block", "w-element w-widget w-widget-text-editor"] {
        let module = |number: usize, text: &str| {
            let links = "<li><a href=/ziel>Ein anderes Ziel</a></li>".repeat(5);
            format!(
                "<div class=m{number}><div class=row><div class=c{number}><div class='{name}'>{text}</div></div><div class=d><h4>Mehr \
                 davon</h4><ul>{links}</ul></div></div></div>"
            )
        };
        let (first, second) = (module(1, "<p>{1}</p>{2}"), module(2, "{3}<br>{4}<br><br>{5}"));
        is_whole(name, &format!("<div class=top><h1>¤</h1></div>{first}{second}{OTHERS}"));
    }
}

#[test]
fn text_goes_on_in_elements_like_those_before_it() {
    // The reader takes what stands together.
    is_whole(
        "columns",
        "<article><div class=a><h1>¤</h1></div><div class=z><div class='c-1 para'><p>{1}</p><p>{2}</p></div></div><div class=y><div \
         class=x><div class='c-1 para'><p>{3}</p></div></div></div><div class=w><div class=v><div class=u><div class='c-1 para'>\
         <p>{4}</p></div></div></div></div><div class=z><div class='c-1 para'><p>{5}</p></div></div></article>",
    );
}

#[test]
fn headings_between_line_breaks_stay() {
    let body = "<div class=post-body><h1>¤</h1>{1}<br><br>{2}<h2>Was nun geschieht</h2>{3}<br><br>{4}<ul><li>Der Ponton kommt im \
                Herbst.</li></ul><h2>Und danach</h2>{5}</div>";
    for (document, texts) in both(body) {
        let article = article(&document);
        let expected = [
            texts[0],
            texts[1],
            "Was nun geschieht",
            texts[2],
            texts[3],
            "- Der Ponton kommt im Herbst.",
            "Und danach",
            texts[4],
        ];
        assert_eq!(article, expected);
    }
}

#[test]
fn the_first_line_of_an_old_page_is_the_headline() {
    let body = "<table><tr><td><a href=1>Start</a><br><a href=2>Archiv</a></td><td><font size=4><b>¤</b></font><br>3.5.2004<br><br>\
                {1}<br><br>{2}<br>{3}<br><br>{4}<br><br>{5}</td></tr></table>";
    is_whole("an old page", body);
    for (document, _) in both(body) {
        let kinds: Vec<BlockKind> = document.blocks.iter().take(2).map(|block| block.kind).collect();
        assert_eq!(kinds, [BlockKind::Headline, BlockKind::Byline]);
        assert_eq!(document.head.published.map(|date| date.to_string()).as_deref(), Some("2004-05-03"));
    }
}

#[test]
fn comments_are_told_by_the_title_that_their_heading_quotes() {
    for heading in [
        "2 Antworten auf „¤“",
        "Ein Gedanke zu „¤“",
        "3 Kommentare zu «¤»",
        "One thought on “¤”",
        "3 responses to \"¤\"",
    ] {
        is_whole(
            heading,
            &format!(
                "<div class=b><h1>¤</h1><div><p>{{1}}</p><p>{{2}}</p><p>{{3}}</p><p>{{4}}</p><p>{{5}}</p></div><h3>{heading}</h3>{}</div>",
                answers("")
            ),
        );
    }
    // Quoted is something else.
    let body = "<div class=b><h1>¤</h1><p>{1}</p><p>{2}</p><p>{3}</p><h3>Gedanken zu „Ebbe und Flut“</h3><p>{4}</p><p>{5}</p></div>";
    for (document, texts) in both(body) {
        assert_eq!(article(&document).last(), Some(&texts[4]));
    }
}

#[test]
fn only_the_post_of_a_thread_is_the_article() {
    is_whole(
        "a board",
        "<div class=body><h2><a href=t>¤</a></h2><div class='post bg2'><dl class=postprofile><dt><a>Knud</a></dt><dd>Beiträge: 12\
         </dd></dl><div class=postbody><h3><a href=#1>¤</a></h3><p class=author>von <a>Knud</a> » 3. Mai 2024, 10:11</p><div \
         class=content>{1}<br><br>{2}<br><br>{3}<br><br>{4}<br><br>{5}</div><div class=signature>Wer nicht rudert, der bleibt \
         liegen, sagte schon mein Großvater.</div></div></div><div class='post bg1'><dl class=postprofile><dt><a>Inge</a></dt></dl>\
         <div class=postbody><h3><a href=#2>Re: ¤</a></h3><div class=content>Endlich geht es voran! Wir warten seit Jahren darauf, \
         dass etwas geschieht.</div></div></div></div>",
    );
}

#[test]
fn answers_repeat_the_title_of_the_thread() {
    for (mark, kind) in [("Re", "h3"), ("Antw", "h5"), ("AW", "h4")] {
        let answers = answers(&format!("<{kind}><a href=#2>{mark}: ¤</a></{kind}>"));
        is_whole(
            mark,
            &format!(
                "<div class=z1><h2><a href=#1>¤</a></h2><div class=z2><h3><a href=#1>¤</a></h3><div class=z3>{{1}}<br><br>{{2}}<br><br>\
                 {{3}}<br><br>{{4}}<br><br>{{5}}</div></div>{answers}</div>"
            ),
        );
    }
}

#[test]
fn the_article_is_not_lost_where_the_reader_goes_astray() {
    let long = "Dutzende Boote liefen am Wochenende aus und kamen voll zurück, wie die Männer am Kai erzählten, die seit dem Winter \
                auf die Heringe gewartet hatten, von denen es in den vergangenen Jahren immer weniger gab, sagten sie, und so fort.";
    let quote = format!("<blockquote><p>{long}</p></blockquote>");
    let body = format!(
        "<article><h1>¤</h1><ul><li>{{1}}</li><li>{{2}}</li><li>{{3}}</li><li>{{4}}</li><li>{{5}}</li></ul></article><div class=c>\
         {quote}{quote}</div>"
    );
    for (document, texts) in both(&body) {
        let expected = texts.map(|text| format!("- {text}"));
        assert_eq!(article(&document), expected);
    }
}

#[test]
fn the_foot_of_the_page_may_hold_most_of_its_words() {
    let foot = "Gemeinde Wexhafen, Am Markt 1, 12345 Wexhafen. Das Rathaus ist von Montag bis Freitag von 8 bis 12 Uhr offen und nach \
                Vereinbarung, auch an den langen Donnerstagen bis 18 Uhr. Den Notdienst der Werke erreichen Sie jederzeit.";
    let body = format!(
        "<div><ul><li><a href=/>Start</a></li></ul></div><main><h1>¤</h1><p>{{1}}</p></main><footer><p>{foot}</p><p>{foot}</p></footer>"
    );
    for (document, texts) in both(&body) {
        assert_eq!(article(&document), &texts[..1]);
    }
}

#[test]
fn a_heading_with_a_kicker_is_the_headline_over_its_deck() {
    is_whole(
        "a kicker in the heading",
        "<main><article><header><h2><span>Streit im Rat</span> <span>¤</span></h2><div class=z>{1}</div><div>Von Ada Horn</div>\
         </header><div class=y><p>{2}</p><p>{3}</p></div><div class=y><p>{4}</p><p>{5}</p></div></article></main>",
    );
}

#[test]
fn hints_may_have_a_section_before_them() {
    is_whole(
        "a list of hints",
        "<div class=content><h1>¤</h1><p>{1}</p><p>{2}</p><p>{3}</p><p>{4}</p><p>{5}</p><ul><li>Fischerei <a href=/1>Heringe kehren \
         in die Bucht zurück</a></li><li>Verkehr <a href=/2>Leuchtturm bleibt bis Mai zu</a></li></ul></div>",
    );
}

#[test]
fn a_section_whose_heading_is_a_link_stays_among_paragraphs() {
    let section = "Das Netz der Häfen verbindet zwölf Orte an der Küste, die sich Schiffe, Pontons und Werkstätten teilen, und \
                   Fachleute, die zwischen ihnen reisen. Es besteht seit 2011, und die Gemeinde gehört ihm von Anfang an an, wie \
                   auch die Reederei, die den Anleger als einzige noch anläuft.";
    let body = format!(
        "<article><h1>¤</h1><div class=entry-content><p>{{1}}</p><p>{{2}}</p><p>{{3}}</p><div class=our-affiliate-network><h2><a \
         href=/netz>Das Netz der Häfen</a></h2><p>{section}</p></div><p>{{4}}</p><p>{{5}}</p></div></article>"
    );
    for (document, texts) in both(&body) {
        let mut expected = texts.to_vec();
        expected.splice(3..3, ["Das Netz der Häfen", section]);
        assert_eq!(article(&document), expected);
    }
}

#[test]
fn a_date_beside_a_pen_name_is_a_byline() {
    for line in ["Donnerstag, 15.5.2025, 19:51 > k]r[b", "Knud Wex Thursday, May 15, 2025 @ 7:51 PM"] {
        let body = format!(
            "<div class=post><h1>¤</h1><p>{line}</p><p>{{1}}</p><p>{{2}}</p><p>{{3}}</p><p>{{4}}</p><p>{{5}}</p></div>"
        );
        is_whole(line, &body);
        for (document, _) in both(&body) {
            let published = document.head.published.map(|date| date.date.to_string());
            assert_eq!(published.as_deref(), Some("2025-05-15"), "{line}");
            assert_eq!(document.head.deck, None, "{line}");
        }
    }
    let body = "<div class=post><h2>¤</h2><p>Die Folgen der Flut vom 15. Mai 2025</p><p>{1}</p><p>{2}</p><p>{3}</p></div>";
    let decks = both(body).map(|(document, _)| document.head.deck);
    assert_eq!(
        decks,
        [
            Some("Die Folgen der Flut vom 15. Mai 2025".to_owned()),
            Some("Die Folgen der Flut vom 15. Mai 2025".to_owned())
        ]
    );
}
