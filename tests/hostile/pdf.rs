//! Hostile PDF files. Each is a graph of objects that makes a reader loop, recurse or allocate without end.

use flate2::Compression;
use flate2::write::ZlibEncoder;
use std::fmt::Write as _;
use std::io::Write as _;

const TEXT: &str = "BT /F1 12 Tf 72 720 Td (Der Umsatz von SAP stieg um 3 Prozent auf 8,3 Mrd. Euro.) Tj ET";
const FONT: &str = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>";
const CATALOG: &str = "<< /Type /Catalog /Pages 2 0 R >>";
const PAGES: &str = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>";

/// A file of these objects, which are numbered from 1; the first is the catalog.
fn file(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut out = b"%PDF-1.4\n".to_vec();
    let mut offsets = Vec::new();
    for (number, object) in (1..).zip(objects) {
        offsets.push(out.len());
        out.extend(format!("{number} 0 obj\n").bytes());
        out.extend(object);
        out.extend(b"\nendobj\n");
    }
    let start = out.len();
    let mut tail = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for offset in offsets {
        let _ = writeln!(tail, "{offset:010} 00000 n ");
    }
    let _ =
        write!(tail, "trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n", objects.len() + 1);
    out.extend(tail.bytes());
    out
}

fn stream(dictionary: &str, content: &[u8]) -> Vec<u8> {
    let mut out = format!("<< /Length {} {dictionary} >>\nstream\n", content.len()).into_bytes();
    out.extend(content);
    out.extend(b"\nendstream");
    out
}

/// A page with these resources and this content; what follows has numbers from 6 on.
fn page(resources: &str, content: &[u8], filter: &str, others: &[Vec<u8>]) -> Vec<u8> {
    let page = format!(
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> {resources} >> >>"
    );
    let mut objects: Vec<Vec<u8>> = [CATALOG, PAGES, &page].map(|object| object.as_bytes().to_vec()).to_vec();
    objects.push(stream(filter, content));
    objects.push(FONT.as_bytes().to_vec());
    objects.extend(others.iter().cloned());
    file(&objects)
}

/// A page with another node or tree of pages.
fn pages(kids: &str, page: &str) -> Vec<u8> {
    let objects = [
        CATALOG.as_bytes().to_vec(),
        kids.as_bytes().to_vec(),
        page.as_bytes().to_vec(),
        stream("", TEXT.as_bytes()),
        FONT.as_bytes().to_vec(),
    ];
    file(&objects)
}

fn form(draws: &str, content: &str) -> Vec<u8> {
    let resources = format!("/Resources << /XObject << /X {draws} 0 R >> /Font << /F1 5 0 R >> >>");
    stream(&format!("/Type /XObject /Subtype /Form /BBox [0 0 9 9] {resources}"), content.as_bytes())
}

/// `content`, packed `layers` times.
fn packed(content: &[u8], layers: usize) -> Vec<u8> {
    (0..layers).fold(content.to_vec(), |content, _| {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(&content).and_then(|()| encoder.finish()).expect("it stays in memory")
    })
}

/// A composite font with this map to Unicode.
fn mapped(map: &str) -> Vec<u8> {
    let font = "<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [6 0 R] /ToUnicode 7 0 R >>";
    let descendant = "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor 8 0 R /W [0 [500]] /DW 1000 >>";
    let page = "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>";
    let map =
        format!("begincmap 1 begincodespacerange <00000000> <FFFFFFFF> endcodespacerange {map} endcmap");
    let mut objects: Vec<Vec<u8>> = [CATALOG, PAGES, page].map(|object| object.as_bytes().to_vec()).to_vec();
    objects.push(stream("", TEXT.as_bytes()));
    objects.extend([font, descendant].map(|object| object.as_bytes().to_vec()));
    objects.push(stream("", map.as_bytes()));
    objects.push(b"<< /Type /FontDescriptor /FontName /X /Flags 4 >>".to_vec());
    file(&objects)
}

/// A page with many fonts whose map to Unicode is large, so that to read them takes longer than a file may.
pub fn slow() -> Vec<u8> {
    const FONTS: usize = 2_000;
    let map = format!("100 beginbfrange {} endbfrange", "<0000> <FFFF> <0041> ".repeat(100_000));
    let mut others = vec![stream("/Filter /FlateDecode", &packed(map.as_bytes(), 1))];
    let font = b"<< /Type /Font /Subtype /Type1 /BaseFont /X /ToUnicode 6 0 R >>";
    others.extend(std::iter::repeat_n(font.to_vec(), FONTS));
    // The last entry of a name counts.
    let mut resources = String::from("/Font <<");
    let mut content = String::from("BT ");
    for number in 0..FONTS {
        let _ = write!(resources, " /F{number} {} 0 R", number + 7);
        let _ = write!(content, "/F{number} 9 Tf ");
    }
    page(&(resources + " >>"), content.as_bytes(), "", &others)
}

/// Names and files.
pub fn files() -> Vec<(&'static str, Vec<u8>)> {
    let page_of = |parent: &str| {
        format!("<< /Type /Page /Parent {parent} 0 R /MediaBox [0 0 612 792] /Contents 4 0 R >>")
    };
    let mut laughs: Vec<Vec<u8>> =
        (7..17).map(|next| form(&next.to_string(), &"/X Do ".repeat(10))).collect();
    laughs.push(form("5", TEXT));
    let zeros = vec![b' '; 50_000_000];
    vec![
        ("form-self", page("/XObject << /X 6 0 R >>", b"/X Do", "", &[form("6", "/X Do")])),
        ("form-pair", page("/XObject << /X 6 0 R >>", b"/X Do", "", &[form("7", "/X Do"), form("6", "/X Do")])),
        ("form-laughs", page("/XObject << /X 6 0 R >>", b"/X Do", "", &laughs)),
        ("form-wide", page("/XObject << /X 6 0 R >>", "/X Do ".repeat(100_000).as_bytes(), "", &[form("5", &TEXT.repeat(50))])),
        ("parent-self", pages(PAGES, &page_of("3"))),
        ("parent-pair", pages("<< /Type /Pages /Kids [3 0 R] /Count 1 /Parent 3 0 R >>", &page_of("2"))),
        ("parent-of-pages", pages("<< /Type /Pages /Kids [3 0 R] /Count 1 /Parent 2 0 R >>", &page_of("2"))),
        ("kids-self", pages("<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 1 >>", &page_of("2"))),
        ("kids-many", pages(&format!("<< /Type /Pages /Kids [{}] /Count 9 >>", "3 0 R ".repeat(50_000)), &page_of("2"))),
        ("contents-self", pages(PAGES, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents [3 0 R 3 0 R] >>")),
        ("resources-self", pages(PAGES, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R /Resources 3 0 R >>")),
        ("map-range", mapped("1 beginbfrange <0000> <FFFFFFFF> <0041> endbfrange")),
        ("map-cids", mapped("1 begincidrange <00000000> <FFFFFFFF> 0 endcidrange")),
        ("map-backwards", mapped("1 beginbfrange <FFFF> <0000> <0041> endbfrange")),
        ("map-many", mapped(&format!("100 beginbfrange {} endbfrange", "<0000> <FFFF> <0041> ".repeat(2_000)))),
        ("map-uses-itself", mapped("/X usecmap")),
        ("packed-once", page("", &packed(&zeros, 1), "/Filter /FlateDecode", &[])),
        ("packed-twice", page("", &packed(&zeros, 2), "/Filter [/FlateDecode /FlateDecode]", &[])),
        ("packed-text", page("", &packed(&TEXT.repeat(400_000).into_bytes(), 1), "/Filter /FlateDecode", &[])),
        ("packed-numbers", page("", &packed(&b"1 ".repeat(20_000_000), 1), "/Filter /FlateDecode", &[])),
        ("packed-lzw", page("", &[0x80, 0x0b, 0x60].repeat(200_000), "/Filter /LZWDecode", &[])),
        ("packed-hex", page("", &b"20".repeat(500_000), "/Filter /ASCIIHexDecode", &[])),
        ("arrays", page("", "[".repeat(200_000).as_bytes(), "", &[])),
        ("dictionaries", page("", "<<".repeat(200_000).as_bytes(), "", &[])),
        ("nested-object", page("", TEXT.as_bytes(), "", &["[".repeat(200_000).into_bytes()])),
        ("states", page("", "q ".repeat(500_000).as_bytes(), "", &[])),
        ("parentheses", page("", "(".repeat(300_000).as_bytes(), "", &[])),
        ("inline-image", page("", b"BI /W 99999999 /H 99999999 /BPC 8 ID x", "", &[])),
        ("length-self", file(&[CATALOG.into(), PAGES.into(), page_of("2").into(), b"<< /Length 4 0 R >>\nstream\nx\nendstream".to_vec()])),
        ("length-long", file(&[CATALOG.into(), PAGES.into(), page_of("2").into(), b"<< /Length 99999999999 >>\nstream\nx\nendstream".to_vec()])),
        ("size-large", b"%PDF-1.4\nxref\n0 4294967295\ntrailer\n<< /Size 4294967295 /Root 1 0 R >>\nstartxref\n9\n%%EOF".to_vec()),
        ("previous-self", b"%PDF-1.4\nxref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 1 /Root 1 0 R /Prev 9 >>\nstartxref\n9\n%%EOF".to_vec()),
        ("cut", page("", TEXT.as_bytes(), "", &[])[..300].to_vec()),
        ("nothing", b"%PDF-1.7\n".to_vec()),
        ("noise", [b"%PDF-1.7\n".to_vec(), (0..100_000_u32).map(|at| at.wrapping_mul(2_654_435_761).to_be_bytes()[0]).collect()].concat()),
    ]
}
