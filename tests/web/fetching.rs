//! What the client does with answers of every kind.

use super::server::{Reply, Server};
use crate::deadline::finish;
use depesche::fetch::{Answer, Client, Error, Fetched, Known, Limits, USER_AGENT};
use depesche::sync::page;
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::thread;
use std::time::{Duration, Instant};

fn limits() -> Limits {
    Limits {
        bytes: 100_000,
        time: Duration::from_secs(4),
        connect: Duration::from_secs(2),
        pause: Duration::ZERO,
        ..Limits::default()
    }
}

fn get(server: &Server, path: &str) -> Result<Fetched, Error> {
    let url = server.url(path);
    match Client::new(limits()).typed(&url).get(&url, Known::default())? {
        Answer::Fetched(fetched) => Ok(fetched),
        Answer::Unchanged => panic!("nothing was known"),
    }
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes).expect("packed");
    encoder.finish().expect("packed")
}

#[test]
fn what_is_known_is_not_sent_again() {
    let server = Server::start(|request| match request.headers.get("if-none-match").map(String::as_str) {
        Some("\"7\"") => Reply::status(304),
        _ => Reply::ok("neu").with("ETag", "\"7\"").with("Last-Modified", "Mon, 03 Jun 2024 07:05:00 GMT"),
    });
    let url = server.url("/feed");
    let client = Client::new(limits());
    let client = client.typed(&url);
    let Ok(Answer::Fetched(fetched)) = client.get(&url, Known::default()) else { panic!("fetched") };
    let known = Known { etag: fetched.etag.as_deref(), last_modified: fetched.last_modified.as_deref() };
    assert_eq!(client.get(&url, known), Ok(Answer::Unchanged));
    let asked = server.seen().pop().expect("a request");
    assert_eq!(asked.headers["if-modified-since"], "Mon, 03 Jun 2024 07:05:00 GMT");
    assert_eq!(asked.headers["user-agent"], USER_AGENT);
}

#[test]
fn redirects_are_followed_to_an_end() {
    let server = Server::start(|request| match request.path.as_str() {
        "/a" => Reply::to("/b"),
        "/b" => Reply::ok("da"),
        _ => Reply::to("/endlos"),
    });
    let fetched = get(&server, "/a").expect("fetched");
    assert_eq!((fetched.bytes.as_slice(), fetched.url), (&b"da"[..], server.url("/b")));
    assert_eq!(get(&server, "/endlos"), Err(Error::Redirects(5)));
}

#[test]
fn nobody_leads_into_the_readers_own_network() {
    let inner = Server::start(|_| Reply::ok("geheim"));
    let target = inner.url("/");
    let outer = Server::start(move |_| Reply::to(&target));
    assert_eq!(get(&outer, "/"), Err(Error::Private), "another port was not typed");
    let file = Server::start(|_| Reply::to("file:///etc/passwd"));
    assert_eq!(get(&file, "/"), Err(Error::Address));
    let client = Client::new(limits());
    let client = client.named("http://example.org/");
    for address in [
        inner.url("/"),
        format!("http://localhost:{}/", inner.port),
        format!("http://[::ffff:127.0.0.1]:{}/", inner.port),
    ] {
        assert_eq!(client.get(&address, Known::default()), Err(Error::Private), "{address}");
    }
    assert_eq!(inner.seen().len(), 0);
}

#[test]
fn bodies_have_an_end() {
    let bomb = packed(&vec![0; 50_000_000]);
    let server = Server::start(move |request| match request.path.as_str() {
        "/large" => Reply::ok(vec![b'x'; 200_000]),
        "/bomb" => Reply::ok(bomb.clone()).with("Content-Encoding", "gzip"),
        "/small" => Reply::ok(packed("März".as_bytes())).with("Content-Encoding", "gzip"),
        "/broken" => Reply::ok(&b"kein gzip"[..]).with("Content-Encoding", "gzip"),
        _ => Reply { trickles: true, ..Reply::ok("x") },
    });
    assert_eq!(get(&server, "/large"), Err(Error::TooLarge(100_000)));
    assert_eq!(get(&server, "/bomb"), Err(Error::TooLarge(100_000)));
    assert_eq!(get(&server, "/small").expect("fetched").bytes, "März".as_bytes());
    assert!(get(&server, "/broken").is_err());
    let slow = finish("the end of a body that trickles", move || get(&server, "/trickle"));
    assert_eq!(slow, Err(Error::Time(4)));
}

#[test]
fn refusals_are_told() {
    let server = Server::start(|request| match request.path.as_str() {
        "/wait" => Reply::status(429).with("Retry-After", "60"),
        path => Reply::status(path.trim_start_matches('/').parse().unwrap_or(500)),
    });
    assert_eq!(get(&server, "/404"), Err(Error::Status(404)));
    assert_eq!(get(&server, "/wait"), Err(Error::Wait(Some("60".to_owned()))));
    let client = Client::new(limits());
    let client = client.typed("http://127.0.0.1:1/");
    assert!(matches!(client.get("http://127.0.0.1:1/", Known::default()), Err(Error::Unreachable(_))));
    assert_eq!(client.get("kein Ort", Known::default()), Err(Error::Address));
    let said = [404, 403, 503, 418].map(|status| Error::Status(status).to_string());
    let wanted = ["not found (404)", "needs a login or blocks automated access (403)", "server error (503)"];
    assert_eq!(said[..3], wanted);
    assert_eq!(said[3], "unexpected status (418)");
}

#[test]
fn a_server_without_tls_is_told() {
    let server = TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("https://{}/", server.local_addr().expect("an address"));
    let answer = thread::spawn(move || {
        let (mut stream, _) = server.accept().expect("a client");
        let _ = stream.read(&mut [0; 1024]);
        let _ = stream.write_all(b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
        let _ = stream.flush();
        // The answer is read before the connection ends.
        let _ = stream.read_to_end(&mut Vec::new());
    });
    assert_eq!(Client::new(limits()).typed(&url).get(&url, Known::default()), Err(Error::NoTls));
    answer.join().expect("answered");
}

#[test]
fn the_servers_encoding_counts_where_the_text_does_not_say_it() {
    let latin = b"<!doctype html><title>M\xe4rz</title>".to_vec();
    let server = Server::start(move |request| {
        let kind = if request.path == "/said" { "text/html; charset=ISO-8859-1" } else { "text/html" };
        Reply::ok(latin.clone()).with("Content-Type", kind)
    });
    assert!(
        String::from_utf8(get(&server, "/said").expect("fetched").bytes)
            .is_ok_and(|text| text.contains("März"))
    );
    assert!(String::from_utf8(get(&server, "/unsaid").expect("fetched").bytes).is_err());
}

#[test]
fn a_host_is_asked_with_a_pause_between() {
    let server = Server::start(|_| Reply::ok("x"));
    let url = server.url("/");
    let client = Client::new(Limits { pause: Duration::from_millis(150), ..limits() });
    let start = Instant::now();
    std::thread::scope(|scope| {
        for _ in 0..3 {
            scope.spawn(|| client.typed(&url).get(&url, Known::default()).expect("fetched"));
        }
    });
    // At least, since a busy machine only makes it longer.
    assert!(start.elapsed() >= Duration::from_millis(300));
}

#[test]
fn a_page_is_an_article_with_its_address() {
    let body = "<p>Siemens hat im Quartal 18,9 Milliarden Euro umgesetzt, fünf Prozent mehr als im Vorjahr. Der Konzern hob \
                die Prognose an und will mehr Geld an die Aktionäre ausschütten, wie der Vorstand mitteilte.</p>"
        .repeat(4);
    let server = Server::start(move |request| match request.path.as_str() {
        "/own" => Reply::ok(format!(
            "<html lang=de><head><title>Zahlen</title><link rel=canonical href=\"https://evil.example/x\"></head><body><article><h1>Zahlen</h1>{body}</article></body></html>"
        )),
        _ => Reply::ok(format!(
            "<html lang=de><head><title>Zahlen</title></head><body><article><h1>Zahlen</h1>{body}</article></body></html>"
        )),
    });
    for path in ["/a", "/own"] {
        let url = server.url(path);
        let documents = page::fetch(&Client::new(limits()).typed(&url), &url).expect("an article").documents;
        assert_eq!(documents[0].head.url.as_deref(), Some(url.as_str()));
        assert!(documents[0].text.contains("18,9 Milliarden Euro"));
    }
}

#[test]
fn proxies_of_the_environment_are_asked() {
    let proxy = Server::start(|_| Reply::status(502));
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_depesche"))
        .args(["extract", "http://press.example/artikel"])
        .env("LC_ALL", "C")
        .env("http_proxy", proxy.url(""))
        .env("ALL_PROXY", proxy.url(""))
        .env_remove("NO_PROXY")
        .env_remove("no_proxy")
        .output()
        .expect("runs");
    assert_eq!(output.status.code(), Some(1));
    let asked = proxy.seen();
    assert!(asked.iter().any(|request| request.path.contains("press.example")), "{asked:?}");
}

/// To which servers it goes is tested beside the code, where no network is needed.
#[test]
fn a_password_goes_to_its_own_server() {
    let server = Server::start(|request| match request.path.as_str() {
        "/same" => Reply::to(&format!("http://{}/page", request.headers["host"])),
        "/relative" => Reply::to("/page"),
        "/wrong" => Reply::status(403),
        _ => Reply::ok("da"),
    });
    let with = |path: &str| format!("http://user:geheim@127.0.0.1:{}{path}", server.port);
    let client = Client::new(limits());
    for path in ["/page", "/same", "/relative"] {
        let url = with(path);
        let Ok(Answer::Fetched(fetched)) = client.typed(&url).get(&url, Known::default()) else {
            panic!("{path} is fetched")
        };
        assert_eq!(fetched.url, server.url("/page"), "no password in what is found there");
    }
    // Pages that the feed names without it.
    assert!(client.typed(&with("/feed")).get(&server.url("/page"), Known::default()).is_ok());
    let is_signed =
        |request: &super::server::Request| request.headers["authorization"] == "Basic dXNlcjpnZWhlaW0=";
    assert!(server.seen().len() == 6 && server.seen().iter().all(is_signed));
    let error = client.typed(&with("/wrong")).get(&with("/wrong"), Known::default()).expect_err("refused");
    assert!(!error.to_string().contains("geheim"));
    server.take_paths();
    assert!(client.typed(&server.url("/feed")).get(&server.url("/page"), Known::default()).is_ok());
    assert!(!server.seen()[0].headers.contains_key("authorization"));
}

/// A byte-order mark wins, then what the server says, then the first line of the feed.
#[test]
fn the_servers_encoding_counts_for_feeds_too() {
    let feed = |declared: &str, title: &str| {
        format!(
            "<?xml version=\"1.0\"{declared}?><rss version=\"2.0\"><channel><title>Zahlen</title><item><guid>{title}</guid>\
             <title>{title}</title><description>Die Firma {title} wuchs um 3 Prozent.</description></item></channel></rss>"
        )
    };
    let in_latin =
        |text: &str, declared: &str| encoding_rs::WINDOWS_1252.encode(&feed(declared, text)).0.into_owned();
    let in_utf16 = |text: &str| -> Vec<u8> {
        let text = format!("\u{feff}{}", feed(" encoding=\"utf-16\"", text));
        text.encode_utf16().flat_map(u16::to_le_bytes).collect()
    };
    let said = "application/rss+xml; charset=ISO-8859-1";
    let bodies = [
        (said, in_latin("Öl für Löhne", ""), "Öl für Löhne"),
        // Other letters would stand there in the encoding that the feed names.
        (said, in_latin("Señor für Öl", " encoding=\"iso-8859-2\""), "Señor für Öl"),
        (said, in_latin("Straße übers Moor", " encoding=\"koi8-r\""), "Straße übers Moor"),
        ("application/rss+xml", in_latin("Äcker", " encoding=\"windows-1252\""), "Äcker"),
        ("text/xml", in_latin("Brücken für Übermorgen", ""), "Brücken für Übermorgen"),
        (said, in_utf16("Häfen"), "Häfen"),
        (said, feed("", "Körbe").into_bytes(), "Körbe"),
        ("text/xml; charset=UTF-8", in_latin("Möwen", " encoding=\"windows-1252\""), "Möwen"),
        ("text/xml; charset=no-such", in_latin("Nähte", " encoding=\"windows-1252\""), "Nähte"),
    ];
    for (kind, body, title) in bodies {
        let server = Server::start(move |_| Reply::ok(body.clone()).with("Content-Type", kind));
        let feed = page::fetch_typed(&server.url("/feed")).expect("a feed");
        assert_eq!(feed.documents[0].head.title.as_deref(), Some(title), "{kind}");
    }
}
