//! Heads of pages as the systems of German and English publishers build them: which headline, authors and date they give.
//! Firms, papers and people are invented.

use depesche::document::Document;
use depesche::intake::{Metadata, page_document};

/// A page: its address, what stands in its `<head>` and over its text, and the right headline, authors and date.
type Case = (&'static str, &'static str, &'static str, [&'static str; 3]);

const GERMAN: [Case; 20] = [
    (
        "https://www.hafenspiegel.example/wirtschaft/hafenbahn-wexhafen-betriebsrat-kuendigt-widerstand-an-a-1b2c.html",
        r#"<title>Hafenbahn Wexhafen: Betriebsrat kündigt Widerstand an - DER HAFENSPIEGEL</title>
        <meta property="og:title" content="Hafenbahn Wexhafen: Betriebsrat kündigt Widerstand an"><meta property="og:site_name" content="DER HAFENSPIEGEL">
        <meta name="author" content="Ada Horn, Jan Ott, DER HAFENSPIEGEL"><meta name="date" content="2024-05-21T18:05:00+02:00"><meta name="last-modified" content="2024-05-22T07:00:00+02:00">"#,
        r#"<header><h2><span class="block">Hafenbahn Wexhafen</span> <span class="align-middle">Betriebsrat kündigt Widerstand an</span></h2>
        <div>Von <a href="/impressum/autor-1" title="Ada Horn">Ada Horn</a> und <a href="/impressum/autor-2">Jan Ott</a></div><time datetime="2024-05-21 18:05:00">21.05.2024, 18.05 Uhr</time></header>"#,
        [
            "Hafenbahn Wexhafen: Betriebsrat kündigt Widerstand an",
            "Ada Horn, Jan Ott",
            "2024-05-21T18:05:00+02:00",
        ],
    ),
    (
        "https://www.zeitkante.example/wirtschaft/hafenbahn-sommer",
        r#"<title>Hafenbahn: Mehr Züge im Sommer | ZEITKANTE ONLINE</title><meta property="og:title" content="Hafenbahn: Mehr Züge im Sommer"><meta property="og:site_name" content="ZEITKANTE ONLINE">
        <script type="application/ld+json">{"@context":"http://schema.org","@type":"Article","headline":"Mehr Züge im Sommer","datePublished":"2024-05-21T18:05:00+02:00","author":[{"@type":"Person","name":"Ada Horn","url":"https://www.zeitkante.example/autoren/h"}],"publisher":{"@type":"Organization","name":"ZEITKANTE ONLINE"}}</script>"#,
        r#"<h1 class="article-heading"><span class="article-heading__kicker">Hafenbahn</span><span class="visually-hidden">: </span><span class="article-heading__title">Mehr Züge im Sommer</span></h1>
        <div class="byline">Von <a rel="author" href="/autoren/h">Ada Horn</a></div>"#,
        ["Hafenbahn: Mehr Züge im Sommer", "Ada Horn", "2024-05-21T18:05:00+02:00"],
    ),
    (
        "https://www.qaz.example/aktuell/wirtschaft/gewinn-bricht-ein-19731234.html",
        r#"<title>Hafenbahn: Der Gewinn bricht ein</title><meta property="og:title" content="Schwache Fracht: Der Gewinn bricht ein"><meta property="og:site_name" content="QAZ.NET">
        <script type="application/ld+json">[{"@type":"NewsArticle","headline":"Hafenbahn: Der Gewinn bricht ein","datePublished":"2024-05-21T16:05:00.000Z","author":[{"@type":"Person","name":"Ada Horn"},{"@type":"Person","name":"Jan Ott"}]},{"@type":"BreadcrumbList","name":"Pfad"}]</script>"#,
        r#"<h1><span class="header-label">Schwache Fracht</span> <span class="header-title">Der Gewinn bricht ein</span></h1><div class="header-detail">Von Ada Horn und Jan Ott, Wexhafen</div>"#,
        ["Schwache Fracht: Der Gewinn bricht ein", "Ada Horn, Jan Ott", "2024-05-21T16:05:00+00:00"],
    ),
    (
        "https://www.handelskurier.example/unternehmen/hafenbahn/29123456.html",
        r#"<title>Hafenbahn: Konzern hebt die Prognose an – Aktie steigt</title><meta property="og:title" content="Hafenbahn hebt die Prognose an – Aktie steigt">"#,
        r#"<h1>Kräftiges Plus im Quartal</h1><div class="vhb-author-shortcutlist"><span class="vhb-author-shortcutlist--author">Ada Horn</span></div><span class="vhb-date">21.05.2024 - 18:05 Uhr</span>"#,
        ["Hafenbahn hebt die Prognose an – Aktie steigt", "Ada Horn", "2024-05-21T18:05:00"],
    ),
    (
        "https://www.tagesrunde.example/wirtschaft/unternehmen/hafenbahn-quartal-100.html",
        r#"<title>Quartalszahlen: Hafenbahn steigert Gewinn deutlich | tagesrunde.example</title><meta property="og:title" content="Quartalszahlen: Hafenbahn steigert Gewinn deutlich"><meta property="og:site_name" content="tagesrunde.example">"#,
        r#"<h1 class="seitenkopf__headline"><span class="seitenkopf__topline">Quartalszahlen</span> <span class="seitenkopf__headline--text">Hafenbahn steigert Gewinn deutlich</span></h1>
        <p class="metatextline">Stand: 21.05.2024 18:05 Uhr</p><div class="authorline"><span class="authorline__author">Von Ada Horn, QRD Wexhafen</span></div>"#,
        ["Quartalszahlen: Hafenbahn steigert Gewinn deutlich", "Ada Horn", "2024-05-21T18:05:00"],
    ),
    (
        "https://www.q-tv.example/wirtschaft/Hafenbahn-streicht-Stellen-article24951234.html",
        r#"<title>Betriebsrat will kämpfen: Hafenbahn streicht Stellen - q-tv.example</title><meta property="og:title" content="Hafenbahn streicht Stellen"><meta property="og:site_name" content="q-tv.example"><meta name="author" content="q-tv NACHRICHTEN">
        <meta name="date" content="2024-05-21T18:05:00+02:00">"#,
        r#"<div class="article__header"><h1><span class="article__kicker">Betriebsrat will kämpfen</span> <span class="article__headline">Hafenbahn streicht Stellen</span></h1><span class="article__date">21.05.2024, 18:05 Uhr</span></div>"#,
        ["Hafenbahn streicht Stellen", "q-tv NACHRICHTEN", "2024-05-21T18:05:00+02:00"],
    ),
    (
        "https://www.haise.example/news/Weichen-aus-der-Ferne-9731234.html",
        r#"<title>Weichen aus der Ferne: Hafenbahn testet Funk | haise online</title><meta name="title" content="Weichen aus der Ferne: Hafenbahn testet Funk"><meta name="author" content="Ada Horn"><meta name="date" content="2024-05-21T18:05:00.000Z">"#,
        r#"<header><h1 class="a-article-header__title">Weichen aus der Ferne: Hafenbahn testet Funk</h1><div class="a-publish-info"><time datetime="2024-05-21T20:05:00+02:00">21.05.2024, 20:05 Uhr</time></div><ul><li class="creator__names">Von <ul><li>Ada Horn</li></ul></li></ul></header>"#,
        ["Weichen aus der Ferne: Hafenbahn testet Funk", "Ada Horn", "2024-05-21T18:05:00+00:00"],
    ),
    (
        "https://www.gohlem.example/news/bahn-weichen-2405-185123.html",
        r#"<title>Bahn: Weichensoftware macht Ärger - Gohlem.example</title><meta property="og:title" content="Bahn: Weichensoftware macht Ärger - Gohlem.example">"#,
        r#"<h1><span class="head5">Bahn:</span> <span class="head1">Weichensoftware macht Ärger</span></h1><div class="authors authors--withsource">Artikel von <span class="authors__name">Ada Horn</span> veröffentlicht am <time class="authors__pubdate" datetime="2024-05-21T18:05:00+02:00">21. Mai 2024, 18:05 Uhr</time></div>"#,
        ["Bahn: Weichensoftware macht Ärger", "Ada Horn", "2024-05-21T18:05:00+02:00"],
    ),
    (
        "https://www.wexhafener-nachrichten.example/wirtschaft/hafenbahn-ABCDEF.html",
        r#"<title>Hafenbahn baut neue Brücke: Wann fahren die ersten Züge?</title><meta property="og:title" content="Hafenbahn baut neue Brücke: Wann fahren die ersten Züge?">
        <script type="application/ld+json">{"@type":"NewsArticle","headline":"Hafenbahn baut neue Brücke: Wann fahren die ersten Züge?","author":{"@type":"Organization","name":"dpa"},"datePublished":"2024-05-21T16:05:00Z","publisher":{"@type":"Organization","name":"WN - Wexhafener Nachrichten"}}</script>"#,
        r"<h1>Hafenbahn baut neue Brücke: Wann fahren die ersten Züge?</h1><p>Wexhafen. Die Brücke soll 2026 fertig sein.</p>",
        ["Hafenbahn baut neue Brücke: Wann fahren die ersten Züge?", "dpa", "2024-05-21T16:05:00+00:00"],
    ),
    (
        "https://www.finanzkurs.example/nachricht/aktien/hafenbahn-rekord-13512345",
        r#"<title>Hafenbahn-Aktie: Konzern meldet Rekord im Quartal | 21.05.24 | finanzkurs.example</title><meta property="og:title" content="Hafenbahn-Aktie: Konzern meldet Rekord im Quartal"><meta property="og:site_name" content="finanzkurs.example">"#,
        r#"<div><span class="date">21.05.2024 18:05:00</span></div><h1>Hafenbahn-Aktie: Konzern meldet Rekord im Quartal</h1>"#,
        ["Hafenbahn-Aktie: Konzern meldet Rekord im Quartal", "", "2024-05-21T18:05:00"],
    ),
    (
        "https://www.kurstafel.example/news/roundup-hafenbahn-hebt-prognose-an-aktie-steigt-11234567",
        r"<title>ROUNDUP: Hafenbahn hebt Prognose an - Aktie steigt</title>",
        r#"<div class="news-source">dpa-AFX · Uhr</div><h1>ROUNDUP: Hafenbahn hebt Prognose an - Aktie steigt</h1><div class="date">21. Mai 2024, 18:05 Uhr</div>"#,
        ["ROUNDUP: Hafenbahn hebt Prognose an - Aktie steigt", "", "2024-05-21T18:05:00"],
    ),
    (
        "https://www.qzz.example/wirtschaft/hafenbahn-ld.1830123",
        r#"<title>Die Hafenbahn baut aus – und verliert ihren Chef | QZZ</title><meta property="og:title" content="Die Hafenbahn baut aus – und verliert ihren Chef | QZZ"><meta property="og:site_name" content="Qürcher Zeitung"><meta name="date" content="2024-05-21T16:05:00.000Z">"#,
        r#"<h1 class="headline__title">Die Hafenbahn baut aus – und verliert ihren Chef</h1><div class="metainfo"><span class="metainfo__item metainfo__item--author">Ada Horn, Wexhafen</span><time class="metainfo__item--date" datetime="2024-05-21T16:05:00Z">21.05.2024, 18.05 Uhr</time></div>"#,
        ["Die Hafenbahn baut aus – und verliert ihren Chef", "Ada Horn", "2024-05-21T16:05:00+00:00"],
    ),
    (
        "https://www.stundard.example/story/3000000221234/hafenbahn-baut-aus-kosten-steigen",
        r#"<title>Hafenbahn baut aus – Kosten steigen - Verkehr - stundard.example › Wirtschaft</title><meta property="og:title" content="Hafenbahn baut aus – Kosten steigen"><meta property="og:site_name" content="STUNDARD">"#,
        r#"<h2 class="article-kicker">Verkehr</h2><h1 class="article-title">Hafenbahn baut aus – Kosten steigen</h1><div class="article-byline"><div class="article-author">Ada Horn</div><p class="article-pubdate"><time datetime="2024-05-21T18:05">21. Mai 2024, 18:05</time></p></div>"#,
        ["Hafenbahn baut aus – Kosten steigen", "Ada Horn", "2024-05-21T18:05:00"],
    ),
    (
        "https://qrf.example/stories/3358123/",
        r#"<title>Bahn: Hafen will Terminal kaufen - news.qrf.example</title><meta property="og:title" content="Bahn: Hafen will Terminal kaufen"><meta property="og:site_name" content="news.QRF.example"><meta name="dc.date" content="2024-05-21T18:05:00+02:00">"#,
        r#"<header class="story-header"><p class="story-meta-dates">Online seit 21. Mai 2024, 18.05 Uhr</p><div class="story-meta">Bahn</div><h1 class="story-lead-headline">Hafen will Terminal kaufen</h1></header>"#,
        ["Hafen will Terminal kaufen", "", "2024-05-21T18:05:00+02:00"],
    ),
    (
        "https://www.managerkreis.example/unternehmen/hafenbahn-a-0001.html",
        r#"<title>Hafenbahn: Wie Petra Muster den Konzern umbaut - managerkreis</title><meta property="og:title" content="Wie Petra Muster den Konzern umbaut"><meta property="og:site_name" content="managerkreis"><meta name="author" content="Ada Horn, managerkreis">"#,
        r#"<h1>Wie Petra Muster den Konzern umbaut</h1><div>Von <a rel="author" href="/autor/1">Ada Horn</a></div><time class="timeformat">21.05.2024, 18.05 Uhr</time>"#,
        ["Wie Petra Muster den Konzern umbaut", "Ada Horn", "2024-05-21T18:05:00"],
    ),
    (
        "https://www.wirtschaftswelt.example/wirtschaft/article251612345/Hafenbahn.html",
        r#"<title>Hafenbahn: „Wir fahren weiter“ – Interview mit der Chefin - WIRTSCHAFTSWELT</title><meta property="og:title" content="Hafenbahn: „Wir fahren weiter“ – Interview mit der Chefin - WIRTSCHAFTSWELT"><meta property="og:site_name" content="DIE WIRTSCHAFTSWELT">
        <script type="application/ld+json">{"@type":"NewsArticle","headline":"„Wir fahren weiter“","author":[{"@type":"Person","name":"Von Ada Horn"}],"datePublished":"2024-05-21T16:05:00Z"}</script>"#,
        r#"<div class="c-topic">Hafenbahn</div><h1>„Wir fahren weiter“ – Interview mit der Chefin</h1><div class="c-author">Von <a>Ada Horn</a><span>Wirtschaftsredakteurin</span></div>"#,
        ["„Wir fahren weiter“ – Interview mit der Chefin", "Ada Horn", "2024-05-21T16:05:00+00:00"],
    ),
    (
        "https://www.hafenkapital.example/hafenbahn",
        r#"<title>Hafenbahn: Ein Fonds steigt ein - Hafenkapital.example</title><script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"Article","@id":"https://www.hafenkapital.example/hafenbahn#article","headline":"Hafenbahn: Ein Fonds steigt ein","datePublished":"2024-05-21T16:05:00+00:00","author":{"name":"ahorn","@id":"https://www.hafenkapital.example/#/schema/person/1"}},{"@type":"WebSite","name":"Hafenkapital.example"},{"@type":"Person","@id":"https://www.hafenkapital.example/#/schema/person/1","name":"Ada Horn"}]}</script>"#,
        r#"<h1 class="entry-title">Hafenbahn: Ein Fonds steigt ein</h1>"#,
        ["Hafenbahn: Ein Fonds steigt ein", "Ada Horn", "2024-05-21T16:05:00+00:00"],
    ),
    (
        "https://www.wexblatt.example/lokales/hafenbahn.html",
        r#"<title>Wexblatt | Lokales | Hafenbahn sucht hundert Lokführer</title><meta name="author" content="https://www.wexblatt.example/autoren/horn">"#,
        r#"<p class="crumb">Lokales</p><h1>Hafenbahn sucht hundert Lokführer</h1><p class="author">VON ADA HORN UND JAN OTT</p><p>Wexhafen, 21. Mai 2024</p>"#,
        ["Hafenbahn sucht hundert Lokführer", "Ada Horn, Jan Ott", "2024-05-21"],
    ),
    (
        "https://blog.seeblick.example/hafenbahn-bilanz",
        r#"<title>Was die Bilanz der Hafenbahn verrät | Seeblick – Blog für Anleger</title><meta property="og:site_name" content="Seeblick"><meta property="article:published_time" content="2024-05-21T16:05:00+00:00"><meta name="twitter:label1" content="Verfasst von"><meta name="twitter:data1" content="Ada Horn">"#,
        r#"<h1 class="entry-title">Was die Bilanz der Hafenbahn verrät</h1><div class="entry-meta"><span class="posted-on"><time class="entry-date published" datetime="2024-05-21T18:05:00+02:00">21. Mai 2024</time><time class="updated" datetime="2024-06-01T08:00:00+02:00">1. Juni 2024</time></span><span class="byline"> von <span class="author vcard"><a class="url fn n" href="/author/ah">Ada Horn</a></span></span></div>"#,
        ["Was die Bilanz der Hafenbahn verrät", "Ada Horn", "2024-05-21T16:05:00+00:00"],
    ),
    (
        "https://www.hafenbahn.example/presse/2024/zahlen",
        r#"<title>Pressemitteilung: Hafenbahn wächst im ersten Quartal | Hafenbahn Wexhafen AG</title><meta property="og:title" content="Hafenbahn wächst im ersten Quartal"><meta property="og:site_name" content="Hafenbahn Wexhafen AG">"#,
        r#"<p class="meta">Pressemitteilung | 21. Mai 2024</p><h1>Hafenbahn wächst im ersten Quartal</h1>"#,
        ["Hafenbahn wächst im ersten Quartal", "", "2024-05-21"],
    ),
];

const ENGLISH: [Case; 20] = [
    (
        "https://www.qbc.example/news/articles/c0w0x1y2z3ao",
        r#"<title>Ferry line to cut 300 jobs - QBC News</title><meta property="og:title" content="Ferry line to cut 300 jobs"><meta property="og:site_name" content="QBC News">
        <script type="application/ld+json">{"@type":"NewsArticle","headline":"Ferry line to cut 300 jobs","datePublished":"2024-05-21T17:05:00.000Z","author":[{"@type":"Person","name":"Jane Roe"}],"publisher":{"@type":"NewsMediaOrganization","name":"QBC News"}}</script>"#,
        r#"<h1>Ferry line to cut 300 jobs</h1><div data-component="byline-block"><time datetime="2024-05-21T17:05:00.000Z">4 hours ago</time><div><span>Jane Roe</span><span>Business reporter, QBC News</span></div></div>"#,
        ["Ferry line to cut 300 jobs", "Jane Roe", "2024-05-21T17:05:00+00:00"],
    ),
    (
        "https://www.theguardrail.example/business/2024/may/21/ferry-line-to-cut-jobs",
        r#"<title>Ferry line to cut jobs as freight slows | Shipping industry | The Guardrail</title><meta property="og:title" content="Ferry line to cut jobs as freight slows"><meta property="og:site_name" content="the Guardrail">
        <meta property="article:author" content="https://www.theguardrail.example/profile/jane-roe,https://www.theguardrail.example/profile/john-smith"><meta property="article:published_time" content="2024-05-21T17:05:00.000Z">"#,
        r#"<h1>Ferry line to cut jobs as freight slows</h1><address aria-label="Contributor info"><div><a rel="author" href="/profile/jane-roe">Jane Roe</a> in Quayport and <a rel="author" href="/profile/john-smith">John Smith</a></div></address>"#,
        ["Ferry line to cut jobs as freight slows", "Jane Roe, John Smith", "2024-05-21T17:05:00+00:00"],
    ),
    (
        "https://www.quaytimes.example/2024/05/21/business/ferry-line-jobs.html",
        r#"<title>Ferry Line Cuts Jobs as Freight Slows - The Quay Times</title><meta property="og:title" content="Ferry Line Cuts Jobs as Freight Slows (Published 2024)"><meta name="byl" content="By Jane Roe and John A. Smith"><meta property="article:published_time" content="2024-05-21T17:05:00.000Z">"#,
        r#"<h1 data-testid="headline">Ferry Line Cuts Jobs as Freight Slows</h1><p>By <span itemprop="name">Jane Roe</span> and <span itemprop="name">John A. Smith</span></p>"#,
        ["Ferry Line Cuts Jobs as Freight Slows", "Jane Roe, John A. Smith", "2024-05-21T17:05:00+00:00"],
    ),
    (
        "https://www.qsj.example/business/ferry-line-cuts-jobs-1a2b",
        r#"<title>Ferry Line Cuts Jobs - QSJ</title><meta name="article.headline" content="Ferry Line Cuts Jobs"><meta name="author" content="Jane Roe"><meta name="article.published" content="2024-05-21T17:05:00.000Z"><meta name="article.updated" content="2024-05-22T09:00:00.000Z">"#,
        r#"<h1>Ferry Line Cuts Jobs</h1><div>By <a href="/news/author/jane-roe">Jane Roe</a></div><p>Updated May 22, 2024 5:00 am ET</p>"#,
        ["Ferry Line Cuts Jobs", "Jane Roe", "2024-05-21T17:05:00+00:00"],
    ),
    (
        "https://www.quoters.example/business/ferry-line-cuts-jobs-2024-05-21/",
        r#"<title>Ferry line cuts jobs, CEO says | Quoters</title><meta property="og:title" content="Ferry line cuts jobs, CEO says"><meta name="article:author" content="Jane Roe,John Smith"><meta name="article:published_time" content="2024-05-21T17:05:00Z">
        <script type="application/ld+json">{"@type":"NewsArticle","headline":"Ferry line cuts jobs, CEO says","author":[{"@type":"Organization","name":"Reuters"}],"datePublished":"2024-05-21T17:05:00Z"}</script>"#,
        r#"<h1>Ferry line cuts jobs, CEO says</h1><div>By <a rel="author">Jane Roe</a> and <a rel="author">John Smith</a></div><time><span>May 21, 2024</span><span>5:05 PM UTC</span></time>"#,
        ["Ferry line cuts jobs, CEO says", "Jane Roe, John Smith", "2024-05-21T17:05:00+00:00"],
    ),
    (
        "https://www.qloom.example/news/articles/2024-05-21/ferry-line-cuts-jobs-in-sign-of-slowdown",
        r#"<title>Ferry Line (FRY) Cuts Jobs in Sign of Slowdown - Qloom</title><meta property="og:title" content="Ferry Line Cuts 300 Jobs in Sign of Slowdown"><meta property="og:site_name" content="Qloom.example"><meta name="parsely-author" content="Jane Roe"><meta name="parsely-pub-date" content="2024-05-21T17:05:00.000Z">"#,
        r#"<h1>Ferry Line Cuts 300 Jobs in Sign of Slowdown</h1><p class="byline">By <a>Jane Roe</a></p>"#,
        ["Ferry Line Cuts 300 Jobs in Sign of Slowdown", "Jane Roe", "2024-05-21T17:05:00+00:00"],
    ),
    (
        "https://www.qnbc.example/2024/05/21/ferry-line-earnings-q1-2024.html",
        r#"<title>Ferry Line (FRY) earnings Q1 2024</title><meta property="og:title" content="Ferry Line stock falls 10% as it cuts jobs, warns on freight"><meta property="og:site_name" content="QNBC"><meta name="author" content="Jane Roe"><meta property="article:published_time" content="2024-05-21T17:05:00+0000">"#,
        r#"<h1 class="ArticleHeader-headline">Ferry Line stock falls 10% as it cuts jobs, warns on freight</h1><time data-testid="published-timestamp" datetime="2024-05-21T17:05:00+0000">Published Tue, May 21 2024<span>1:05 PM EDT</span></time><div class="Author-authorInfo"><a class="Author-authorName">Jane Roe</a><a class="Author-authorTwitter">@janeroe</a></div>"#,
        [
            "Ferry Line stock falls 10% as it cuts jobs, warns on freight",
            "Jane Roe",
            "2024-05-21T17:05:00+00:00",
        ],
    ),
    (
        "https://qpnews.example/article/ferry-line-jobs-1a2b3c",
        r#"<title>Ferry line cuts 300 jobs | QP News</title><meta property="og:title" content="Ferry line cuts 300 jobs"><meta property="og:site_name" content="QP News"><meta property="article:published_time" content="2024-05-21T17:05:00">"#,
        r#"<h1 class="Page-headline">Ferry line cuts 300 jobs</h1><div class="Page-byline"><div class="Page-authors">By <a class="Link" href="/author/jane-roe">JANE ROE</a> and <a class="Link" href="/author/john-smith">JOHN SMITH</a></div></div>"#,
        ["Ferry line cuts 300 jobs", "Jane Roe, John Smith", "2024-05-21T17:05:00"],
    ),
    (
        "https://techquay.example/2024/05/21/ferry-app/",
        r#"<title>Ferry app raises $20M to put tickets on your phone | TechQuay</title><meta property="og:title" content="Ferry app raises $20M to put tickets on your phone | TechQuay"><meta property="og:site_name" content="TechQuay">
        <script type="application/ld+json">{"@graph":[{"@type":"NewsArticle","headline":"Ferry app raises $20M to put tickets on your phone","author":[{"@id":"https://techquay.example/#/schema/person/7"},{"@id":"https://techquay.example/#/schema/person/8"}],"datePublished":"2024-05-21T17:05:00+00:00","publisher":{"@id":"https://techquay.example/#organization"}},{"@type":"Organization","@id":"https://techquay.example/#organization","name":"TechQuay"},{"@type":"Person","@id":"https://techquay.example/#/schema/person/7","name":"Jane Roe"},{"@type":"Person","@id":"https://techquay.example/#/schema/person/8","name":"John Smith"}]}</script>"#,
        r"<h1>Ferry app raises $20M to put tickets on your phone</h1>",
        [
            "Ferry app raises $20M to put tickets on your phone",
            "Jane Roe, John Smith",
            "2024-05-21T17:05:00+00:00",
        ],
    ),
    (
        "https://finance.quayhoo.example/news/ferry-line-cuts-jobs-170500123.html",
        r#"<title>Ferry line cuts jobs - Quayhoo Finance</title><meta property="og:title" content="Ferry line cuts jobs"><meta property="og:site_name" content="Quayhoo Finance">"#,
        r#"<h1>Ferry line cuts jobs</h1><div class="byline-attr"><div class="byline-attr-author">Jane Roe</div><div class="byline-attr-meta"><time datetime="2024-05-21T17:05:00.000Z">Tue, May 21, 2024, 1:05 PM</time> 3 min read</div></div>"#,
        ["Ferry line cuts jobs", "Jane Roe", "2024-05-21T17:05:00+00:00"],
    ),
    (
        "https://www.newswire.example/news-releases/ferry-line-reports-first-quarter-results-302012345.html",
        r#"<title>Ferry Line Reports First Quarter 2024 Results</title><meta property="og:title" content="Ferry Line Reports First Quarter 2024 Results"><meta name="author" content="Ferry Line Inc."><meta name="date" content="2024-05-21T08:00:00-04:00">"#,
        r#"<h1>Ferry Line Reports First Quarter 2024 Results</h1><p class="mb-no">May 21, 2024, 08:00 ET</p><p>News provided by <a>Ferry Line Inc.</a></p>"#,
        ["Ferry Line Reports First Quarter 2024 Results", "Ferry Line Inc.", "2024-05-21T08:00:00-04:00"],
    ),
    (
        "https://edition.qnn.example/2024/05/21/business/ferry-line-jobs/index.html",
        r#"<title>Ferry line cuts jobs - and its captain goes | QNN Business</title><meta property="og:title" content="Ferry line cuts jobs - and its captain goes | QNN Business"><meta property="og:site_name" content="QNN"><meta name="author" content="By Jane Roe, QNN"><meta property="article:published_time" content="2024-05-21T17:05:00Z">"#,
        r#"<h1 class="headline__text">Ferry line cuts jobs - and its captain goes</h1><div class="headline__byline-sub-text"><div class="byline__names">By <span class="byline__name">Jane Roe</span>, QNN</div><div class="timestamp">Updated 2:05 PM EDT, Tue May 21, 2024</div></div>"#,
        ["Ferry line cuts jobs - and its captain goes", "Jane Roe", "2024-05-21T17:05:00+00:00"],
    ),
    (
        "https://www.economic-quay.example/news/companies/ferry/articleshow/110312345.cms",
        r#"<title>ferry line: Ferry Line cuts 300 jobs, shares slip - The Economic Quay</title><meta property="og:title" content="Ferry Line cuts 300 jobs, shares slip"><meta property="og:site_name" content="The Economic Quay">"#,
        r#"<h1 class="artTitle">Ferry Line cuts 300 jobs, shares slip</h1><div class="artByline"><div class="publisher">By <a>Jane Roe</a>, EQ Bureau</div><time class="jsdtTime" data-dt="1716311100000">Last Updated: May 21, 2024, 05:05:00 PM IST</time></div>"#,
        ["Ferry Line cuts 300 jobs, shares slip", "Jane Roe", "2024-05-21T17:05:00"],
    ),
    (
        "https://medium.example/@janeroe/why-ferries-are-late-1a2b3c4d",
        r#"<title>Why Ferries Are Late. And what it costs | by Jane Roe | Harbour Notes | Medium</title><meta property="og:title" content="Why Ferries Are Late"><meta property="og:site_name" content="Medium"><meta name="author" content="Jane Roe"><meta property="article:published_time" content="2024-05-21T17:05:00.123Z">"#,
        r#"<h1 class="pw-post-title">Why Ferries Are Late</h1><h2 class="pw-subtitle-paragraph">And what it costs</h2><p><a rel="author">Jane Roe</a></p>"#,
        ["Why Ferries Are Late", "Jane Roe", "2024-05-21T17:05:00+00:00"],
    ),
    (
        "https://www.telequay.example/business/2024/05/21/ferry-line/",
        r#"<title>Ferry line ‘out of cash by Christmas’</title><meta property="og:title" content="Ferry line ‘out of cash by Christmas’"><meta name="DCSext.author" content="Jane Roe"><meta name="DCSext.articleFirstPublished" content="2024-05-21">"#,
        r#"<h1 itemprop="headline name">Ferry line ‘out of cash by Christmas’</h1><div class="e-byline"><span itemprop="author" itemscope itemtype="http://schema.org/Person"><meta itemprop="name" content="Jane Roe"><a rel="author">Jane Roe</a></span><span class="e-byline__position">Chief City Commentator</span></div><time itemprop="datePublished" datetime="2024-05-21T18:05+0100">21 May 2024 6:05pm</time>"#,
        ["Ferry line ‘out of cash by Christmas’", "Jane Roe", "2024-05-21T18:05:00+01:00"],
    ),
    (
        "https://www.quayost.example/local/ferry-line",
        r#"<title>Business | Ferry line cuts 300 jobs | The Quay Post</title><meta property="og:title" content="Business | Ferry line cuts 300 jobs"><meta property="og:site_name" content="The Quay Post">"#,
        r#"<h3 class="section">Business</h3><h1>Ferry line cuts 300 jobs</h1><p class="byline">By A. B. Roe and C. D. Smith</p><p class="dateline">Posted: Tuesday, 21 May 2024 17:05</p>"#,
        ["Ferry line cuts 300 jobs", "A. B. Roe, C. D. Smith", "2024-05-21T17:05:00"],
    ),
    (
        "https://harbourletter.example/p/the-ferry-question",
        r#"<title>The Ferry Question - by Jane Roe - Harbour Letter</title><meta property="og:title" content="The Ferry Question"><meta name="author" content="Jane Roe">
        <script type="application/ld+json">{"@type":"NewsArticle","headline":"The Ferry Question","datePublished":"2024-05-21T13:05:00-04:00","author":[{"@type":"Person","name":"Jane Roe","identifier":"user:1"}],"publisher":{"@type":"Organization","name":"Harbour Letter"}}</script>"#,
        r#"<h1 class="post-title">The Ferry Question</h1><h3 class="subtitle">Who pays for the third ship?</h3><div class="byline-wrapper"><a href="/@janeroe">Jane Roe</a><div>May 21, 2024</div></div>"#,
        ["The Ferry Question", "Jane Roe", "2024-05-21T13:05:00-04:00"],
    ),
    (
        "https://www.quaybes.example/sites/janeroe/2024/05/21/five-things-to-know-about-ferries/",
        r#"<title>Five Things To Know About Ferries: A Guide For Investors</title><meta property="og:title" content="Council Post: Five Things To Know About Ferries: A Guide For Investors"><meta property="og:site_name" content="Quaybes"><meta property="article:author" content="Jane Roe"><meta property="article:published" content="2024-05-21T09:05:00-04:00">"#,
        r#"<h1 class="fs-headline">Five Things To Know About Ferries: A Guide For Investors</h1><div class="fs-author-wrapper">By <a class="author-name--tracking">Jane Roe</a>, Contributor. I write about ships.</div>"#,
        ["Five Things To Know About Ferries: A Guide For Investors", "Jane Roe", "2024-05-21T09:05:00-04:00"],
    ),
    (
        "https://www.quaxios.example/2024/05/21/ferry-line-jobs",
        r#"<title>Ferry line's big bet: Fewer people, more ships</title><meta property="og:title" content="Ferry line's big bet"><meta name="author" content="Jane Roe">"#,
        r#"<h1 data-cy="story-headline">Ferry line's big bet: Fewer people, more ships</h1><ul data-cy="authors"><li><a data-cy="byline-author" href="/authors/jroe">Jane Roe</a></li></ul>"#,
        ["Ferry line's big bet: Fewer people, more ships", "Jane Roe", "2024-05-21"],
    ),
    (
        "https://www.quayreport.example/stories/ferry",
        r#"<title>Quay Report: Why the ferry line is cutting jobs — and hiring captains</title><meta property="og:site_name" content="Quay Report"><meta name="sailthru.author" content="Jane Roe"><meta name="sailthru.date" content="2024-05-21T17:05:00+00:00">"#,
        r"<h1>Why the ferry line is cutting jobs — and hiring captains</h1>",
        ["Why the ferry line is cutting jobs — and hiring captains", "Jane Roe", "2024-05-21T17:05:00+00:00"],
    ),
];

/// What the project reads of a page.
fn read((url, head, top, _): &Case, language: &str) -> Document {
    let (lead, more) = if language == "de" {
        (
            "Die Hafenbahn Wexhafen AG hat im ersten Quartal 40 Millionen Euro umgesetzt, fünf Prozent mehr als im Vorjahr.",
            "Der Vorstand hob die Prognose für das Jahr an und will die Zahl der Züge bis zum Herbst verdoppeln, wie er mitteilte.",
        )
    } else {
        (
            "The ferry line said on Tuesday that revenue rose 5 percent to $40 million in the first quarter of the year.",
            "The board raised its forecast for the year and wants to double the number of crossings by the autumn, it said.",
        )
    };
    let text = format!("<p>{lead}</p>{}", format!("<p>{more}</p>").repeat(6));
    let page = format!(
        "<!doctype html><html lang={language}><head>{head}</head><body><nav><a href=/>Start</a> <a href=/news>News</a></nav>\
         <main><article>{top}<div class=\"article-body\">{text}</div></article></main><footer>Impressum</footer></body></html>"
    );
    let given = Metadata { base: Some((*url).to_owned()), ..Metadata::default() };
    page_document(page, given).expect("an article")
}

#[test]
fn heads_of_many_publishers_give_headline_authors_and_date() {
    let all = GERMAN.iter().map(|case| ("de", case)).chain(ENGLISH.iter().map(|case| ("en", case)));
    let mut wrong = Vec::new();
    for (language, case) in all {
        let head = read(case, language).head;
        let published = head.published.map(|at| at.to_string());
        for (found, right) in [&head.title, &head.byline, &published].into_iter().zip(case.3) {
            if found.as_deref().unwrap_or_default() != right {
                wrong.push(format!("{}\n  {right}\n  {}", case.0, found.as_deref().unwrap_or_default()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
