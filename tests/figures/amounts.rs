//! Values, units, modifiers and ranges.

use super::{english, german};

#[test]
fn scales() {
    german("Der Umsatz lag bei 3,5 Mrd. Euro.", &["3,5 Mrd. Euro = 3500000000 EUR"]);
    german("Das Volumen von 2 Bio. Yen.", &["2 Bio. Yen = 2000000000000 JPY"]);
    german("Zinsen von TEUR 450 und 3 MEUR.", &["TEUR 450 = 450000 EUR", "3 MEUR = 3000000 EUR"]);
    german("Der Mast ist 30 m hoch.", &[]);
    english(
        "It paid $36tn, £75m and €1.5bn.",
        &["$36tn = 36000000000000 USD", "£75m = 75000000 GBP", "€1.5bn = 1500000000 EUR"],
    );
    english("They paid 75 USD million.", &["75 USD million = 75000000 USD"]);
    english("It shipped 39m cases.", &["39m cases = 39000000 cases"]);
    english("A fund of Rs 500 crore.", &["Rs 500 crore = 5000000000 INR"]);
}

#[test]
fn separators() {
    german("Er zahlte 1.234,56 Euro.", &["1.234,56 Euro = 1234.56 EUR"]);
    german("Er zahlte CHF 1’234.50.", &["CHF 1’234.50 = 1234.5 CHF"]);
    german("Er zahlte 12 500 Euro.", &["12 500 Euro = 12500 EUR"]);
    german("Er zahlte 12\u{202F}500 Euro.", &["12\u{202F}500 Euro = 12500 EUR"]);
    german("Er zahlte 49,- im Laden.", &["49,- = 49 EUR"]);
    english("It paid $1.999 a litre and $1,999 in all.", &["$1.999 = 1.999 USD", "$1,999 = 1999 USD"]);
    english("Some 400 737 Max jets stay grounded.", &["Some 400 737 Max jets = ~400 737 Max jets"]);
}

#[test]
fn currencies() {
    german("Für 5 Mio. kanadische Dollar.", &["5 Mio. kanadische Dollar = 5000000 CAD"]);
    german("Für 10 Hongkong-Dollar, dann 31 Cent.", &["10 Hongkong-Dollar = 10 HKD", "31 Cent = 0.31 HKD"]);
    german("500 Pfund schwer, 20 Mio. Pfund wert.", &["20 Mio. Pfund = 20000000 GBP"]);
    english(
        "It bid US$4bn, then A$6bn, then c $ 300 million.",
        &["US$4bn = 4000000000 USD", "A$6bn = 6000000000 AUD", "c $ 300 million = 300000000 CAD"],
    );
    german(
        "Um einen halben Cent, nach 10 Sek. und 3 Fr.",
        &["einen halben Cent = 0.005 EUR", "3 Fr. = 3 CHF"],
    );
    english("It sold for 40,000 U.S. dollars.", &["40,000 U.S. dollars = 40000 USD"]);
    english("It cost 3 dollars 50 cents, then 412p.", &["3 dollars 50 cents = 3.5 USD", "412p = 4.12 GBP"]);
    german("Ein Ergebnis von EUR -0,19 nach EUR 0,49.", &["EUR -0,19 = 0.19 EUR", "EUR 0,49 = 0.49 EUR"]);
    german(
        "Der Umsatz stieg auf 3 Mrd. Dollar, der Gewinn auf 42 Cent.",
        &["3 Mrd. Dollar = 3000000000 USD", "42 Cent = 0.42 USD"],
    );
    english("A loss of £(1.2)m; above the 50 mark.", &["£(1.2)m = 1200000 GBP"]);
    english("A loss of $(4.2) million.", &["$(4.2) million = 4200000 USD"]);
    english("Ten million New Zealand dollars.", &["Ten million New Zealand dollars = 10000000 NZD"]);
}

#[test]
fn words() {
    german(
        "Eine halbe Million Euro, anderthalb Milliarden Dollar, siebenunddreißig Prozent.",
        &[
            "Eine halbe Million Euro = 500000 EUR",
            "anderthalb Milliarden Dollar = 1500000000 USD",
            "siebenunddreißig Prozent = 37 %",
        ],
    );
    english(
        "Three quarters of a billion dollars and twenty-five thousand people.",
        &[
            "Three quarters of a billion dollars = 750000000 USD",
            "twenty-five thousand people = 25000 people",
        ],
    );
    english(
        "A hundred and one shops, a hundred thousand euros.",
        &["A hundred and one shops = 101 shops", "a hundred thousand euros = 100000 EUR"],
    );
    english("Two and a half million pounds.", &["Two and a half million pounds = 2500000 GBP"]);
    german("Mehrere hundert Millionen Euro und Milliarden an Dollar.", &[]);
    english("Several hundred million dollars, billions of euros.", &[]);
}

#[test]
fn shares_of_a_hundred() {
    german(
        "Um 0,25 Prozentpunkte auf 4,5 %, 25 Basispunkte mehr.",
        &["0,25 Prozentpunkte = 0.25 pp", "4,5 % = 4.5 %", "25 Basispunkte = 0.25 pp"],
    );
    german(
        "Die 50-Prozent-Hürde, ein zehnprozentiger Anteil.",
        &["50-Prozent = 50 %", "zehnprozentiger = 10 %"],
    );
    english(
        "It rose a quarter point, then half a point.",
        &["a quarter point = 0.25 pp", "half a point = 0.5 pp"],
    );
    german("Hier um 3 Prozent, dort um zwölf.", &["3 Prozent = 3 %", "zwölf = 12 %"]);
    english("It rose 0.4 per cent, or 150bps.", &["0.4 per cent = 0.4 %", "150bps = 1.5 pp"]);
    german("Um einen halben Prozentpunkt.", &["einen halben Prozentpunkt = 0.5 pp"]);
}

#[test]
fn multiples() {
    german(
        "Der Gewinn hat sich mehr als verdreifacht, knapp die Hälfte ging an Aktionäre, ein Drittel blieb.",
        &["mehr als verdreifacht = >3 ×", "knapp die Hälfte = ~0.5 ×", "ein Drittel = 0.3333 ×"],
    );
    german("Das ist anderthalbmal so viel.", &["anderthalbmal so viel = 1.5 ×"]);
    english("It sells a third fewer lines; one fund returned 14x.", &["a third = 0.3333 ×", "14x = 14 ×"]);
    german(
        "Das Doppelte, das 1,6-Fache und doppelt so viele.",
        &["Das Doppelte = 2 ×", "das 1,6-Fache = 1.6 ×", "doppelt so viele = 2 ×"],
    );
    german(
        "Das KGV liegt bei 15, der Preis beim Zweieinhalbfachen.",
        &["15 = 15 ×", "Zweieinhalbfachen = 2.5 ×"],
    );
    german("Sechs von zehn Kunden.", &["Sechs von zehn Kunden = 0.6 ×"]);
    english("Profit doubled, costs halved.", &["doubled = 2 ×", "halved = 0.5 ×"]);
    english(
        "More than a third of staff, half of them new.",
        &["More than a third = >0.3333 ×", "half = 0.5 ×"],
    );
    english("It trades at 22 times earnings.", &["22 times = 22 ×"]);
    english("In the first half and the first three quarters of 2015.", &[]);
}

#[test]
fn modifiers() {
    german(
        "Etwas mehr als sieben Milliarden Euro.",
        &["Etwas mehr als sieben Milliarden Euro = >7000000000 EUR"],
    );
    german("Bis zu 1.500 Bahn-Mitarbeiter.", &["Bis zu 1.500 Bahn-Mitarbeiter = -1500 Bahn-Mitarbeiter"]);
    german("Plant 50% oder mehr.", &["50% oder mehr = +50 %"]);
    german("Die Anleihe über 500 Mio. Euro.", &["500 Mio. Euro = 500000000 EUR"]);
    german("Sie verfügt nun über 500 Mio. Euro.", &["500 Mio. Euro = 500000000 EUR"]);
    english("It handed over $2bn, and fares go up to $99.", &["$2bn = 2000000000 USD", "$99 = 99 USD"]);
    german("Er verlor über 500 Mio. Euro.", &["über 500 Mio. Euro = >500000000 EUR"]);
    german(
        "Keine drei Prozent, gute 5 Millionen Euro.",
        &["Keine drei Prozent = <3 %", "gute 5 Millionen Euro = ~5000000 EUR"],
    );
    german(
        "Die Umfrage unter 642 Betrieben, Verluste über 5 Mrd. Euro hinaus.",
        &["642 Betrieben = 642 Betrieben", "5 Mrd. Euro = 5000000000 EUR"],
    );
    english(
        "A £90m-plus contract pushed profits past £75m.",
        &["£90m-plus = +90000000 GBP", "past £75m = >75000000 GBP"],
    );
    english("No less than $5, as much as 9%.", &["No less than $5 = +5 USD", "as much as 9% = -9 %"]);
    english("It has 5,000+ clients.", &["5,000+ clients = +5000 clients"]);
}

#[test]
fn ranges() {
    german("Zwischen 5 und 7 Prozent.", &["Zwischen 5 und 7 Prozent = 5..7 %"]);
    german(
        "500 Millionen bis 1,5 Milliarden Euro.",
        &["500 Millionen bis 1,5 Milliarden Euro = 500000000..1500000000 EUR"],
    );
    german("Zwischen 421 Euro in Tirol und 750 Euro in Wien.", &["421 Euro = 421 EUR", "750 Euro = 750 EUR"]);
    english("It will pay between $1bn and $3bn.", &["between $1bn and $3bn = 1000000000..3000000000 USD"]);
    english(
        "Around US$7 to US$7.5 billion.",
        &["Around US$7 to US$7.5 billion = 7000000000..7500000000 USD"],
    );
    english("It costs $3-4 billion.", &["$3-4 billion = 3000000000..4000000000 USD"]);
    english(
        "Sales fell $1.2 million to $23.5 million.",
        &["$1.2 million = 1200000 USD", "$23.5 million = 23500000 USD"],
    );
    english("It cut the fee from £6 to £4.", &["£6 = 6 GBP", "£4 = 4 GBP"]);
}

#[test]
fn ranges_without_a_first_unit() {
    german(
        "Ein Erlös von 17 Milliarden Euro, ein Ergebnis von 7,6 bis 7,9 Milliarden.",
        &["17 Milliarden Euro = 17000000000 EUR", "7,6 bis 7,9 Milliarden = 7600000000..7900000000 EUR"],
    );
    german("Ein bis zwei Prozent.", &["Ein bis zwei Prozent = 1..2 %"]);
    german(
        "Für 8–10 Prozent und 8 oder 10 Prozent.",
        &["8–10 Prozent = 8..10 %", "8 = 8 %", "10 Prozent = 10 %"],
    );
    german("Im Jahr 2010-2011 und von 2012 bis 2015.", &[]);
    english("It rose from 2010 to 2015, by one to two percent.", &["one to two percent = 1..2 %"]);
    english("Seoul lost 2.1% to 2,580.", &["2.1% = 2.1 %", "2,580 = 2580 ×"]);
    english("It cut prices by £50 to £199.", &["£50 = 50 GBP", "£199 = 199 GBP"]);
    english("The stock eased 14 cents to $20.61.", &["14 cents = 0.14 USD", "$20.61 = 20.61 USD"]);
    english("It rose 3 cents to A$4.17.", &["3 cents = 0.03 AUD", "A$4.17 = 4.17 AUD"]);
    english("A stake of £400m-£450m.", &["£400m-£450m = 400000000..450000000 GBP"]);
}

#[test]
fn units_lent_in_chains() {
    german(
        "Das EBIT stieg von 20,1 auf 25,3 Millionen, der Umsatz auf 350 Millionen Euro.",
        &["20,1 = 20100000 EUR", "25,3 Millionen = 25300000 EUR", "350 Millionen Euro = 350000000 EUR"],
    );
    german(
        "Das EBITDA lag bei 128,7 (120,3) Mio. Euro.",
        &["128,7 = 128700000 EUR", "120,3 = 120300000 EUR"],
    );
    german("Er hält 10, 20 und 30 Prozent.", &["10 = 10 %", "20 = 20 %", "30 Prozent = 30 %"]);
    german(
        "Die Zahl der Arbeitslosen stieg um 12.000 auf 2,7 Millionen.",
        &["12.000 = 12000 Arbeitslosen", "2,7 Millionen = 2700000 Arbeitslosen"],
    );
    german(
        "Von 3.000 Stellen fallen 500 weg, 200 davon in Berlin.",
        &["3.000 Stellen = 3000 Stellen", "500 = 500 Stellen", "200 = 200 Stellen"],
    );
    english(
        "Subscribers jumped by 3.1m to 25.6m.",
        &["3.1m = 3100000 Subscribers", "25.6m = 25600000 Subscribers"],
    );
    english("They use 802.11b and 3G.", &[]);
}

#[test]
fn shared_units() {
    german("Von 1,2 auf 0,8 Mrd. Euro.", &["1,2 = 1200000000 EUR", "0,8 Mrd. Euro = 800000000 EUR"]);
    german(
        "Kredite von 200 Milliarden Euro, davon 50 bei der Tochter.",
        &["200 Milliarden Euro = 200000000000 EUR", "50 = 50000000000 EUR"],
    );
    german("Ein Gewinn von 6,31 (2014: 4,86) Millionen Euro.", &["6,31 = 6310000 EUR", "4,86 = 4860000 EUR"]);
    german(
        "Von 44.100 Mitarbeitern sollen etwa 10.600 gehen.",
        &["44.100 Mitarbeitern = 44100 Mitarbeitern", "etwa 10.600 = ~10600 Mitarbeitern"],
    );
    english(
        "Fiat gets 1bn euros now, with another 550m to follow.",
        &["1bn euros = 1000000000 EUR", "550m = 550000000 EUR"],
    );
}

#[test]
fn bare_millions_take_the_currency_of_the_text() {
    german(
        "Der Umsatz stieg auf CHF 310 Mio. Bis 2020 will er jährlich 35 Millionen an Kosten sparen.",
        &["CHF 310 Mio. = 310000000 CHF", "35 Millionen = 35000000 CHF"],
    );
    german("Bis 2020 will er 35 Millionen einsparen.", &[]);
    english(
        "Shares in the Danish line closed 7 crowns lower. A Kenyan pays 200 shillings.",
        &["7 crowns = 7 DKK", "200 shillings = 200 KES"],
    );
    english("It paid A$3.10, of which 40 cents in cash.", &["A$3.10 = 3.1 AUD", "40 cents = 0.4 AUD"]);
}

#[test]
fn numbers_take_up_the_unit_before() {
    german(
        "Beim Ergebnis waren es 18 Prozent, beim Umsatz waren es 11. Die Erlöse stiegen.",
        &["18 Prozent = 18 %", "11 = 11 %"],
    );
    german(
        "Der Fehlbetrag lag bei 27,5 Millionen Euro – im Jahr davor lag er bei 12.",
        &["27,5 Millionen Euro = 27500000 EUR", "12 = 12000000 EUR"],
    );
    german("Die Marge fiel um 2 Prozentpunkte, die Zahl der Kunden lag bei 12.", &["2 Prozentpunkte = 2 pp"]);
}

#[test]
fn fractions_behind_verbs_and_modifiers() {
    english(
        "Orders jumped by almost a quarter. Profit rose a third last year. Nearly a fifth are women.",
        &["almost a quarter = ~0.25 ×", "a third = 0.3333 ×", "Nearly a fifth = ~0.2 ×"],
    );
    english("It is a third buyer in a quarter when sales fell, and a fifth column.", &[]);
}

#[test]
fn what_parallel_numbers_leave_out() {
    german("Sie rechnet mit 1,7 und für Herbst mit 1,9 Prozent.", &["1,7 = 1.7 %", "1,9 Prozent = 1.9 %"]);
    german(
        "Der Satz sinkt von 25 auf 23, später auf 21 Prozent.",
        &["25 = 25 %", "23 = 23 %", "21 Prozent = 21 %"],
    );
    german(
        "Der Gewinn stieg von 45 auf 61, der Umsatz von 1.200 auf 1.350 Millionen Euro.",
        &[
            "45 = 45000000 EUR",
            "61 = 61000000 EUR",
            "1.200 = 1200000000 EUR",
            "1.350 Millionen Euro = 1350000000 EUR",
        ],
    );
    german(
        "OMV stiegen 1,2 Prozent auf 34,56 Euro, RBI fielen 0,8 Prozent auf 23,45.",
        &["1,2 Prozent = 1.2 %", "34,56 Euro = 34.56 EUR", "0,8 Prozent = 0.8 %", "23,45 = 23.45 EUR"],
    );
    german("Der Platz kostet 4.200 Euro, in Graz 2.900.", &["4.200 Euro = 4200 EUR", "2.900 = 2900 EUR"]);
    german("Die Quote stieg um 0,3 Punkte auf 4,5 Prozent.", &["0,3 Punkte = 0.3 pp", "4,5 Prozent = 4.5 %"]);
    english("Support fell three points to 41 percent.", &["three points = 3 pp", "41 percent = 41 %"]);
    english(
        "Its share rose from 24.1% to 25.3%, a 1.2-point gain.",
        &["24.1% = 24.1 %", "25.3% = 25.3 %", "1.2-point = 1.2 pp"],
    );
    german("Die Inflation liegt bei null Prozent.", &["null Prozent = 0 %"]);
    english("It has loans of £500 to £25,000.", &["£500 to £25,000 = 500..25000 GBP"]);
    english("BT added 1.2 to 200.5 pence.", &["1.2 = 0.012 GBP", "200.5 pence = 2.005 GBP"]);
    english("The firm employs 300 in Leeds.", &["300 = 300 ×"]);
}
