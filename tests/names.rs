//! People and companies: who counts as one, what belongs to the mention, and which mentions are the same.

use depesche::analysis::{Analysis, EntityId, analyze};
use depesche::document::Document;
use depesche::intake::{self, Format, Metadata};

fn read(text: &str) -> (Document, Analysis) {
    let document = intake::document(text.to_owned(), Format::Text, Metadata::default());
    let analysis = analyze(&document);
    (document, analysis)
}

/// `name: mention, mention` for each person or company.
fn listed<'a>(
    document: &Document,
    entities: impl Iterator<Item = (&'a str, &'a [depesche::document::Span])>,
) -> Vec<String> {
    entities
        .map(|(name, mentions)| {
            let mentions: Vec<&str> = mentions.iter().map(|&span| document.slice(span)).collect();
            format!("{name}: {}", mentions.join(", "))
        })
        .collect()
}

#[track_caller]
fn assert_people(text: &str, expected: &[&str]) {
    let (document, analysis) = read(text);
    let people = analysis.people.iter().map(|person| (person.name.as_str(), person.mentions.as_slice()));
    assert_eq!(listed(&document, people), expected, "{text}");
}

#[track_caller]
fn assert_companies(text: &str, expected: &[&str]) {
    let (document, analysis) = read(text);
    let companies =
        analysis.companies.iter().map(|company| (company.name.as_str(), company.mentions.as_slice()));
    assert_eq!(listed(&document, companies), expected, "{text}");
}

#[track_caller]
fn assert_role(text: &str, name: &str, role: &str, organization: Option<&str>) {
    let (_, analysis) = read(text);
    let person = analysis.people.iter().find(|person| person.name == name);
    let person = person.unwrap_or_else(|| panic!("{name} is not among {:?}", analysis.people));
    assert_eq!(
        (person.role.as_deref(), person.organization.as_deref()),
        (Some(role), organization),
        "{text}"
    );
}

#[test]
fn surnames_and_genitives_belong_to_the_full_name() {
    assert_people(
        "Siemens-Chef Roland Busch stellte am Donnerstag die Zahlen vor. Buschs Plan sieht weniger Werke vor. Die \
         Anleger glauben Busch noch nicht.",
        &["Roland Busch: Roland Busch, Buschs, Busch"],
    );
    assert_people(
        "Finance director Hannah O'Leary resigned on Friday. O'Leary's successor starts in May, and Ms O'Leary will \
         stay until then.",
        &["Hannah O'Leary: Hannah O'Leary, O'Leary, O'Leary"],
    );
}

#[test]
fn titles_and_roles_stay_outside() {
    assert_people(
        "Die Kanzlei vertritt Dr. Sabine Hartleben. Das bestätigte Herr Winterfeld am Telefon der Redaktion.",
        &["Sabine Hartleben: Sabine Hartleben", "Winterfeld: Winterfeld"],
    );
    assert_people(
        "The board has named Sir Martin Ashdown as chairman, and Mr Ashdown will take over in the spring.",
        &["Martin Ashdown: Martin Ashdown, Ashdown"],
    );
}

#[test]
fn surnames_that_are_words() {
    assert_people(
        "Apple shares rose on Monday. Chief executive Steve Jobs said that Jobs had nothing to add.",
        &["Steve Jobs: Steve Jobs, Jobs"],
    );
    assert_people(
        "Das Gutachten stammt von Ragnar Schwarz. Neuer Finanzchef wird Rainer Seele, sagte Helga Brunnen.",
        &["Ragnar Schwarz: Ragnar Schwarz", "Rainer Seele: Rainer Seele", "Helga Brunnen: Helga Brunnen"],
    );
    assert_people(
        "The bid was led by Mervyn King and Philip Green.",
        &["Mervyn King: Mervyn King", "Philip Green: Philip Green"],
    );
    assert_people("His lawyer, Reid Osterode, said so.", &["Reid Osterode: Reid Osterode"]);
    assert_people("The concert of the Timothy Matthews Band was cancelled.", &[]);
}

#[test]
fn prominent_people_need_no_given_name() {
    assert_people(
        "Am Abend traf Merkel in Athen ein. Die Merkel-Regierung schwieg, Merkels Plan lag auf dem Tisch.",
        &["Merkel: Merkel, Merkels"],
    );
    assert_people("Critics of Bush said the Bush Foundation would help.", &["Bush: Bush"]);
}

#[test]
fn couples_and_names_with_a_small_letter() {
    assert_people(
        "Karl und Anna Huber verkaufen. Südkoreas Staatschefin Park Geun-hye gratulierte.",
        &["Karl: Karl", "Anna Huber: Anna Huber", "Park Geun-hye: Park Geun-hye"],
    );
}

#[test]
fn particles_of_names_are_told_from_prepositions() {
    assert_people(
        "Am Abend sprach Thomas Berger von der Agentur. Scheich Mohammed bin Raschid al-Maktum eröffnete den Turm.",
        &["Thomas Berger: Thomas Berger", "Mohammed bin Raschid al-Maktum: Mohammed bin Raschid al-Maktum"],
    );
}

#[test]
fn compounds_with_a_persons_name_are_nobody() {
    assert_people(
        "Der Investor Warren Buffett kaufte nicht. Die Buffett-Fans warteten vergeblich auf seinen Adler-Blick.",
        &["Warren Buffett: Warren Buffett"],
    );
}

#[test]
fn particles_and_double_names() {
    assert_people(
        "Finanzvorständin Ilse van der Meulen geht, wie Sprecher Karl-Heinz Brandt-Ohlsen am Montag sagte. Van der \
         Meulen war seit drei Jahren im Amt.",
        &[
            "Ilse van der Meulen: Ilse van der Meulen, Van der Meulen",
            "Karl-Heinz Brandt-Ohlsen: Karl-Heinz Brandt-Ohlsen",
        ],
    );
}

#[test]
fn the_company_in_a_compound_is_a_mention() {
    assert_companies(
        "Der SAP-Chef kaufte weitere Papiere. Die SAP-Aktie stieg daraufhin kräftig, und auch SAPs Kunden freuten sich.",
        &["SAP: SAP, SAP, SAPs"],
    );
}

#[test]
fn a_legal_form_explains_the_short_form() {
    assert_companies(
        "Die Nordlicht Windkraft AG baut vor der Küste. Im Herbst will Nordlicht die ersten Anlagen liefern.",
        &["Nordlicht Windkraft AG: Nordlicht Windkraft AG, Nordlicht"],
    );
    assert_companies(
        "Quillfeather Holdings plc said on Monday that it would close a plant. Quillfeather shares fell sharply.",
        &["Quillfeather Holdings plc: Quillfeather Holdings plc, Quillfeather"],
    );
}

#[test]
fn the_letters_of_a_legal_form_may_have_points() {
    for (name, text) in [
        ("Kestrelle Systems N.V.", "Kestrelle Systems N.V. booked more orders than in any quarter before."),
        ("Montanera S.p.A.", "The supplier, Montanera S.p.A., said profit had risen by 3 percent."),
        ("Tolvard A/S", "Die Tolvard A/S steigerte den Umsatz um 3 Prozent."),
    ] {
        assert_companies(text, &[&format!("{name}: {name}")]);
    }
    assert_people("Chief executive A.G. Lafley will leave the board.", &["A.G. Lafley: A.G. Lafley"]);
}

#[test]
fn an_acronym_in_brackets_is_the_company() {
    assert_companies(
        "Die Tauern Insurance Group (TIG) wächst kräftig. Für das kommende Jahr ist die TIG vorsichtig.",
        &["Tauern Insurance Group: Tauern Insurance Group, TIG, TIG"],
    );
}

#[test]
fn apposition_introduces_an_unknown_company() {
    assert_companies(
        "Der Ökostromanbieter Lumivolta senkt die Preise. Kunden von Lumivolta erfahren das per Brief.",
        &["Lumivolta: Lumivolta, Lumivolta"],
    );
    assert_companies(
        "Australian winemaker Merribrook has rejected the offer. Merribrook's board met on Sunday in Adelaide.",
        &["Merribrook: Merribrook, Merribrook"],
    );
}

#[test]
fn a_list_a_deal_or_a_definition_shows_a_company() {
    assert_companies(
        "Microsoft, Vellorama and Siemens raised prices on Tuesday. Harrow Quill, a small Leeds start-up, did not.",
        &["Microsoft: Microsoft", "Vellorama: Vellorama", "Siemens: Siemens", "Harrow Quill: Harrow Quill"],
    );
    assert_companies(
        "The owners bought Vellorama for £4m, said Neil Garrity of Harrow Quill. Unions were against it.",
        &["Vellorama: Vellorama", "Harrow Quill: Harrow Quill"],
    );
}

#[test]
fn a_price_a_country_or_a_place_in_a_list_shows_a_company() {
    assert_companies(
        "Laut Vellorama und nach Schätzungen von Xinoptec zufolge stieg der Absatz.",
        &["Vellorama: Vellorama", "Xinoptec: Xinoptec"],
    );
    assert_companies("The group paid $2.8bn for Vellorama on Friday.", &["Vellorama: Vellorama"]);
    assert_companies(
        "Die chinesische Xinoptec hält nun 51 Prozent an Jungvalder. Die chinesische Währung gab nach.",
        &["Xinoptec: Xinoptec", "Jungvalder: Jungvalder"],
    );
    assert_companies(
        "Gestern hat Siemens 300 Stellen gestrichen. Die Raiffeisenbank Wels Süd hilft.",
        &["Siemens: Siemens", "Raiffeisenbank Wels Süd: Raiffeisenbank Wels Süd"],
    );
}

#[test]
fn a_noun_without_its_ending_is_a_name() {
    assert_companies(
        "Der Ausstieg des Verbund kam spät, denn der Verbund hatte lange gezögert.",
        &["Verbund: Verbund, Verbund"],
    );
}

#[test]
fn places_and_owners_before_a_head_noun_are_no_part_of_it() {
    assert_companies("It sold the Sibovian unit and fired Norwegian workers.", &[]);
    assert_companies("Shares of India's Tata Motors rose in Mumbai.", &["Tata Motors: Tata Motors"]);
}

#[test]
fn a_service_or_an_exchange_is_no_company_where_it_is_a_place() {
    assert_companies(
        "Users search Google for homes and post on Twitter. Twitter raised its forecast on Monday.",
        &["Twitter: Twitter"],
    );
    assert_companies("Flights from Heathrow Airport were late, and those at Gatwick Airport too.", &[]);
    assert_companies("An der Wiener Börse legten die Aktien zu. Die Stimmung war gut.", &[]);
}

#[test]
fn a_firm_and_a_person_of_the_same_name() {
    assert_companies(
        "Dell-Chef Michael Dell will sparen, sagte Dell am Abend. Bei Swarovski sprach Markus Langes-Swarovski.",
        &["Dell: Dell", "Swarovski: Swarovski"],
    );
    assert_companies(
        "Shares in Calder Dunmore fell sharply. Calder Dunmore said it would cut 120 jobs.",
        &["Calder Dunmore: Calder Dunmore, Calder Dunmore"],
    );
}

#[test]
fn services_indices_institutions_and_places_are_no_companies() {
    assert_companies(
        "Auf Facebook, Instagram und WhatsApp wurde viel geschrieben. Der Dax gab nach, die EZB und die Bundesbank \
         schwiegen in Frankfurt dazu. Auch die IG Metall und die SPD sagten nichts.",
        &[],
    );
    assert_companies(
        "The Federal Reserve kept rates on hold in Washington, and the FTSE 100 and the Dow Jones Industrial Average \
         hardly moved. The European Commission will decide in Brussels.",
        &[],
    );
}

#[test]
fn headlines_in_capitals_name_whom_the_text_names() {
    assert_companies(
        "LUMIVOLTA SENKT DIE STROMPREISE\n\nDer Ökostromanbieter Lumivolta senkt die Preise. Das erfahren die Kunden \
         des Unternehmens in dieser Woche per Brief.",
        &["Lumivolta: LUMIVOLTA, Lumivolta"],
    );
}

#[test]
fn headlines_in_capitals_name_known_firms() {
    for (headline, firms) in [
        ("COMMERZBANK STEIGERT GEWINN, DEUTSCHE BANK VERFEHLT ZIELE", ["COMMERZBANK", "DEUTSCHE BANK"]),
        ("VOLKSWAGEN UND BOSCH BAUEN GEMEINSAM EINE FABRIK", ["VOLKSWAGEN", "BOSCH"]),
    ] {
        assert_companies(
            headline,
            &firms.map(|firm| format!("{firm}: {firm}")).each_ref().map(String::as_str),
        );
    }
}

#[test]
fn names_with_initials() {
    assert_people(
        "W. James Hadley joined the board. The shop was opened by Ernest R. Hay and P. B. H. May, his partner.",
        &["W. James Hadley: W. James Hadley", "Ernest R. Hay: Ernest R. Hay", "P. B. H. May: P. B. H. May"],
    );
    assert_people(
        "Finanzvorstand K.-H. Berger und H.-J. Schmidt verlassen die Firma am Montag.",
        &["K.-H. Berger: K.-H. Berger", "H.-J. Schmidt: H.-J. Schmidt"],
    );
    assert_people(
        "U.S. Steel fell in Washington D.C. on Monday, and the U.S. Senate met on Vitamin A. Then it ended.",
        &[],
    );
    assert_people(
        "Danach blieb nur Plan B. Der Konzern wollte das nicht, sagte ein Sprecher am Montag.",
        &[],
    );
}

#[test]
fn east_asian_names() {
    assert_people(
        "Park Min-ho, chief of the union, did not come. Kim Sang-woo did, and so did Chung Tae-il of the ministry.",
        &["Park Min-ho: Park Min-ho", "Kim Sang-woo: Kim Sang-woo", "Chung Tae-il: Chung Tae-il"],
    );
    assert_people(
        "SK-Chef Kwak Noh-hyun und LG-Chef Koo Jin-mo sprachen in Seoul. Sein Kollege Han Seok-jun schwieg am Montag.",
        &["Kwak Noh-hyun: Kwak Noh-hyun", "Koo Jin-mo: Koo Jin-mo", "Han Seok-jun: Han Seok-jun"],
    );
    assert_people("It was a Buffett-style deal by a Goldman-led group of Apple-like firms.", &[]);
}

#[test]
fn names_with_an_apostrophe() {
    assert_people(
        "The former minister Hélène d'Aubigny spoke, as did the analyst Marco d’Amico.",
        &["Hélène d'Aubigny: Hélène d'Aubigny", "Marco d’Amico: Marco d’Amico"],
    );
    assert_people(
        "Wirtschaftsminister Luca dell'Acqua kam am Montag nicht.",
        &["Luca dell'Acqua: Luca dell'Acqua"],
    );
}

#[test]
fn a_surname_alone_behind_a_role() {
    assert_people(
        "Finanzchefin Schulze-Berghof sprach am Montag mit Aufsichtsrat Meyer-Lindt.",
        &["Schulze-Berghof: Schulze-Berghof", "Meyer-Lindt: Meyer-Lindt"],
    );
    assert_people("Der neue Konzernchef Schneider will am Standort sparen.", &["Schneider: Schneider"]);
    assert_people("Kunde Amazon und Gründer Google liefern nach Berlin, sagte der Sprecher Berlins.", &[]);
}

#[test]
fn a_model_number_makes_a_product() {
    assert_companies(
        "Die Fluglinie fliegt zwölf Airbus A321 und eine Boeing 737. Bei Airbus freut man sich über den Auftrag.",
        &["Airbus: Airbus"],
    );
}

#[test]
fn companies_of_the_gazetteer_carry_their_codes() {
    let (_, analysis) =
        read("Meta Platforms legte Zahlen vor. Metas Umsatz stieg, und auch Microsoft verdiente mehr.");
    let meta = &analysis.companies[0];
    assert_eq!(meta.name, "Meta Platforms");
    assert_eq!(meta.mentions.len(), 2);
    assert_eq!(
        (meta.ticker.as_deref(), meta.isin.as_deref(), meta.country.as_deref()),
        (Some("META"), Some("US30303M1027"), Some("US"))
    );
}

#[test]
fn roles_before_and_behind_the_name() {
    assert_role("Meta-CEO Mark Zuckerberg will sparen.", "Mark Zuckerberg", "CEO", Some("Meta"));
    assert_role(
        "Fiat chief executive Sergio Marchionne welcomed the deal.",
        "Sergio Marchionne",
        "chief executive",
        Some("Fiat"),
    );
    assert_role(
        "„Das war ein gutes Jahr für alle“, sagte Jerome Pesenti, früher Vizepräsident für KI bei Meta und jetzt \
         Gründer von Sizzle AI.",
        "Jerome Pesenti",
        "Gründer",
        Some("Sizzle AI"),
    );
    assert_role(
        "Stuart Quint, an analyst at Gartmore, was not surprised by the result.",
        "Stuart Quint",
        "analyst",
        Some("Gartmore"),
    );
    assert_role(
        "Microsoft hat gewarnt. „Wir sparen überall“, sagte Amy Hood, die Finanzchefin des Unternehmens.",
        "Amy Hood",
        "Finanzchefin",
        Some("Microsoft"),
    );
}

#[test]
fn roles_at_institutions() {
    assert_role("Das sagte Ifo-Chef Clemens Fuest am Montag.", "Clemens Fuest", "Chef", Some("Ifo"));
}

#[test]
fn roles_by_a_verb_of_being() {
    assert_role(
        "Neuer Finanzchef von Siemens wird Peter Hollweg.",
        "Peter Hollweg",
        "Finanzchef",
        Some("Siemens"),
    );
}

#[test]
fn quotes_have_their_speakers() {
    let speakers = |text: &str| -> Vec<(String, Option<String>)> {
        let (document, analysis) = read(text);
        let quotes = analysis.quotes.iter();
        quotes
            .map(|quote| {
                let speaker = quote.speaker.map(|entity| analysis.name(entity).to_owned());
                (document.slice(quote.span).to_owned(), speaker)
            })
            .collect()
    };
    let named = |name: &str| Some(name.to_owned());
    assert_eq!(
        speakers(
            "„Wir haben geliefert“, sagte SAP-Chef Christian Klein am Abend. Er nannte das Ergebnis „solide“."
        ),
        [("Wir haben geliefert".to_owned(), named("Christian Klein"))]
            .into_iter()
            .chain([("solide".to_owned(), named("Christian Klein"))])
            .collect::<Vec<_>>()
    );
    assert_eq!(
        speakers(
            "Microsoft boss Satya Nadella called the result \"very strong\". The project is called “Northern Light”."
        ),
        [("very strong".to_owned(), named("Satya Nadella"))]
    );
}

#[test]
fn who_made_the_article_is_not_named_in_it() {
    let firm = ["Sundvik: Sundvik"];
    for text in [
        "Rotterdam, 3. Mai (Reuters) - Die Reederei Sundvik bestellt vier Schiffe.",
        "Foto: Rita Amaro\n\nDie Reederei Sundvik bestellt vier Schiffe.",
        "Die Reederei Sundvik bestellt vier Schiffe. (Bild: dpa, Sven Hopfner/Archiv)",
        "Die Reederei Sundvik bestellt vier Schiffe. (Anna Rehm, 19.1.2016)",
        "ROTTERDAM, May 3 (Reuters) - Shipping line Sundvik ordered four ships.",
        "Photo: Rita Amaro\n\nShipping line Sundvik ordered four ships.",
    ] {
        assert_people(text, &[]);
        assert_companies(text, &firm);
    }
}

#[test]
fn a_daughter_is_told_from_its_parent() {
    assert_companies(
        "Die Siemens Fonds Service GmbH verwaltet die Verträge. Ihre Mutter Siemens haftet nicht.",
        &["Siemens Fonds Service GmbH: Siemens Fonds Service GmbH", "Siemens: Siemens"],
    );
    assert_companies(
        "Die Nordlicht Windkraft AG baut vor der Küste. Im Herbst will Nordlicht die ersten Anlagen liefern.",
        &["Nordlicht Windkraft AG: Nordlicht Windkraft AG, Nordlicht"],
    );
}

#[test]
fn names_end_where_the_word_ends() {
    assert_people(
        "Der Chef Heinrich von Pirner bleibt. Aktionäre fordern den Rücktritt von Pirners, doch von Pirner schweigt.",
        &["Heinrich von Pirner: Heinrich von Pirner, von Pirners, von Pirner"],
    );
    assert_people(
        "Matteo Salvinis Lega verlor. Salvini gab auf.",
        &["Matteo Salvini: Matteo Salvinis, Salvini"],
    );
    assert_people(
        "Die Rechtsanwältin Corinna Gebauer prüft. Gebauer rechnet mit Monaten.",
        &["Corinna Gebauer: Corinna Gebauer, Gebauer"],
    );
    assert_companies(
        "Die Firma Print4Taste druckt Kekse. Print4Taste wächst.",
        &["Print4Taste: Print4Taste, Print4Taste"],
    );
    assert_companies(
        "Airbus baut weniger A-380. Die Verlagerung der A-380 Produktion kostet Airbus Zeit.",
        &["Airbus: Airbus, Airbus"],
    );
}

#[test]
fn mentions_are_in_order_and_inside_the_text() {
    let text = include_str!("../assets/samples/01-meta-offene-ki.de.txt");
    let (document, analysis) = read(text);
    let mut spans: Vec<_> = analysis.mentions().map(|(_, span)| span).collect();
    spans.sort_unstable();
    assert!(spans.windows(2).all(|pair| pair[0].end <= pair[1].start), "mentions overlap");
    assert!(spans.iter().all(|&span| !document.slice(span).trim().is_empty()));
    assert!(analysis.mentions().any(|(entity, _)| matches!(entity, EntityId::Person(_))));
}

#[test]
fn no_name_goes_on_in_another_paragraph() {
    assert_companies(
        "Der Umsatz der Nordtief AG\n\n&\n\nKessel stieg, und die Deutsche Bank verdiente in diesem Jahr mehr als im letzten.",
        &["Nordtief AG: Nordtief AG", "Deutsche Bank: Deutsche Bank"],
    );
}

#[test]
fn other_languages_are_not_analysed() {
    let (_, analysis) = read(
        "Le président de la société a déclaré lundi que le chiffre d'affaires de l'entreprise avait augmenté de dix \
         pour cent au cours du dernier trimestre, grâce à la demande en Europe.",
    );
    assert_eq!(analysis, Analysis::default());
}

#[test]
fn initials_of_unknown_people() {
    assert_people("C. S. Lorrimer joined the board.", &["C. S. Lorrimer: C. S. Lorrimer"]);
}

#[test]
fn names_in_headlines_in_capitals() {
    assert_companies("TOYOTA RECALLS CARS AS HONDA WARNS OF THE COSTS", &["TOYOTA: TOYOTA", "HONDA: HONDA"]);
}

#[test]
fn both_parts_of_a_pair_with_one_noun_are_the_name() {
    assert_companies(
        "Die Bayerische Wohn- und Pflege GmbH verkaufte zwei Heime.",
        &["Bayerische Wohn- und Pflege GmbH: Bayerische Wohn- und Pflege GmbH"],
    );
    assert_companies(
        "Die Kieler Schiff- und Maschinenbau AG meldete Insolvenz an.",
        &["Kieler Schiff- und Maschinenbau AG: Kieler Schiff- und Maschinenbau AG"],
    );
}

#[test]
fn a_noun_before_a_name_is_no_part_of_it() {
    for noun in ["Aufsteiger", "Dax-Aufsteiger"] {
        assert_companies(&format!("Der {noun} Rheinmetall AG legt zu."), &["Rheinmetall AG: Rheinmetall AG"]);
    }
    assert_companies(
        "Die Reederei TT-Line GmbH & Co. KG fährt.",
        &["TT-Line GmbH & Co. KG: TT-Line GmbH & Co. KG"],
    );
}
