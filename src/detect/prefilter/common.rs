/*!
How common a group of bytes is in source text: measured over 60 MB of Rust, Python, C, JavaScript and the rest of what
lies beside them, case folded.

The tables hold half bits of probability above 2^-22, one base-36 digit each. A group of four is taken for a chain in
which each byte depends on the one before it, which is close enough to choose between places.
*/

/// Letters, digits, `_ - . / : =`, white space, and everything else.
const CLASSES: usize = 35;

/// The class of every byte.
static CLASS: [u8; 256] = {
    let mut class = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        class[byte] = match (byte as u8).to_ascii_lowercase() {
            letter @ b'a'..=b'z' => letter - b'a',
            b'0'..=b'9' => 26,
            b'_' => 27,
            b'-' => 28,
            b'.' => 29,
            b'/' => 30,
            b':' => 31,
            b'=' => 32,
            b' ' | b'\t' | b'\n' => 33,
            _ => 34,
        };
        byte += 1;
    }
    class
};

/// How much a pair of classes adds: its own commonness less that of its second half.
static STEP: [[i8; CLASSES]; CLASSES] = {
    let mut step = [[0; CLASSES]; CLASSES];
    let mut first = 0;
    while first < CLASSES {
        let mut second = 0;
        while second < CLASSES {
            step[first][second] = digit(PAIRS[first][second]) - digit(SINGLE[second]);
            second += 1;
        }
        first += 1;
    }
    step
};

const fn digit(byte: u8) -> i8 {
    (if byte <= b'9' { byte - b'0' } else { byte - b'a' + 10 }) as i8
}

/// No literal is looked at beyond this.
const FARTHEST: usize = 32;

/// How common the windows of a literal are.
pub struct Commonness {
    /// The classes of the literal's bytes.
    classes: [u8; FARTHEST],
    /// The sum of all steps up to each byte.
    sums: [i16; FARTHEST],
    length: usize,
}

impl Commonness {
    /// Looks at the first bytes of `literal`.
    pub fn of(literal: &[u8]) -> Self {
        let (mut classes, mut sums) = ([0; FARTHEST], [0; FARTHEST]);
        let length = literal.len().min(FARTHEST);
        for (at, &byte) in literal.iter().take(FARTHEST).enumerate() {
            classes[at] = CLASS[byte as usize];
            if at > 0 {
                sums[at] = sums[at - 1] + i16::from(STEP[classes[at - 1] as usize][classes[at] as usize]);
            }
        }
        Commonness { classes, sums, length }
    }

    /// How common the four bytes at `at` are, in half bits: 2 more means twice as common. Only differences mean
    /// something; what is too far in to be looked at is taken for the commonest.
    pub fn at(&self, at: usize) -> i16 {
        if at + 4 > self.length {
            return i16::MAX;
        }
        // A chain: P(ab) P(c|b) P(d|c), where P(c|b) = P(bc) / P(b). The steps hold P(bc) / P(c), so the end is mended.
        self.sums[at + 3] - self.sums[at] + i16::from(digit(SINGLE[self.classes[at + 3] as usize]))
    }
}

const SINGLE: &[u8; CLASSES] = b"yvxxzxuvyosywyyxqzzzwttuupxwswrvuzz";

#[rustfmt::skip]
const PAIRS: &[&[u8; CLASSES]; CLASSES] = &[
    b"hoqpgkodpbltqr8obsstmllllfllhicidon",
    b"ofkioed9nm9ofdng7kjho987makhcicfbon",
    b"qfkhqjdqm9ppjfsidnkrmgd9i7lmejcidmn",
    b"oiimtikdqdclggohalmjmedei9loglckgrq",
    b"qkrrormgkbhtptkoputsinlrmblqjoeokut",
    b"ofhjmmi8r67mgkqg7okkmabah6lkgs8hbsq",
    b"jdgeqcjlm68jhlje6mnjkda9bbgmekfifoo",
    b"pcdesa8ao3bggdoc9khmi9b6f9fkdj9geon",
    b"nmppoqo9hahqqurneossem7l6ngicgceakl",
    b"e576l644c7a845jb34g6g48363ab4d0b8gi",
    b"icdepcgala7hcgeebejffaibb7elci8gcmm",
    b"qhhnttfdr8fqfgqk7gooohe6mcjnfkbifpq",
    b"rleisecan5ejlgoq8fmimac6h8glejehann",
    b"qgqrrnrgobkmhlrkbhrsmlgfkaioilekgsr",
    b"lnpqiolblelpquopatopplnieeglgjcgdpm",
    b"rchiridjn5gpfeqnaqkppfd8o7hldkaieln",
    b"b6799784615e7a99dfd8p56523ef2e1a7fk",
    b"rhmmukoer7kknpsj8ppsokhcn6hogndlhrr",
    b"mdnhvhknq8kkkipohisupfhcnaiogpjnjtr",
    b"rhnkulets8gljirm9spppgjiqdjrjofljts",
    b"opljpkk7m48pnqho1qpqd95f5aoe8c5a2hk",
    b"p9e9qdaam34dfcid5acc89ac75hh7f8dahk",
    b"ncdfla7lp77fbjld6lkd99f956cjcf7e9kk",
    b"kgmhlj7ek49igbbm8dfoa98hf8okfjchemo",
    b"hfhfiefai56ijkjp6hmmceg88cenfjclgpo",
    b"g579na58j24ac8f745965486bfed8b696ei",
    b"kkkllleafcbcccdd8bdefc9o9avlknhncqu",
    b"onpnoollofjnnnmognppmllgcflp6e6c7jm",
    b"gghgfgddh9bhfefg9ghhdddb8gn8p762blo",
    b"pjolmllilhflljjncmomjijfdfno6nc78ql",
    b"fffhdeecea9eecci6fgfcbde96h86bo48nk",
    b"gfjfghdbh8befhdh7ghgedc976hbc8hobuk",
    b"ccecdh89d57ccibd5dhhaab974jba751otm",
    b"sqssrsnotilqqrrrirutpoqlljtpplnjtzx",
    b"pnponoklogkmopmohorpomkoihrllnlskyy",
];
