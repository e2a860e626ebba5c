/*! From places in decoded bytes back to places in the text. */

use std::ops::Range;

/// How decoded bytes stand to the symbols that encode them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Symbols {
    /// A symbol a byte; a symbol may be many bytes of text.
    #[default]
    Whole,
    /// Two symbols a byte.
    Hex,
    /// Four symbols for three bytes.
    Base64,
}

/// Where the decoded bytes came from.
#[derive(Debug, Default)]
pub struct Map {
    /// Stretches of text without a gap: the number of the first symbol, and where it stands.
    pieces: Vec<(usize, usize)>,
    symbols: Symbols,
    /// The number of the symbol that the decoded bytes begin with.
    first: usize,
    /// Only each so-manyeth decoded byte was kept.
    stride: usize,
}

impl Map {
    /// Begins anew.
    pub fn clear(&mut self, symbols: Symbols) {
        *self = Map { pieces: std::mem::take(&mut self.pieces), symbols, first: 0, stride: 1 };
        self.pieces.clear();
    }

    /// Symbol number `symbol` stands at `outer`, and those after it follow byte by byte until the next piece.
    pub fn piece(&mut self, symbol: usize, outer: usize) {
        self.pieces.push((symbol, outer));
    }

    /// The decoded bytes begin with the symbol number `first`, and of them each `stride`th was kept.
    pub fn window(&mut self, first: usize, stride: usize) {
        (self.first, self.stride) = (first, stride);
    }

    /// Where symbol number `symbol` stands.
    pub fn place(&self, symbol: usize) -> usize {
        let index = self.pieces.partition_point(|(first, _)| *first <= symbol).saturating_sub(1);
        self.pieces.get(index).map_or(0, |(first, outer)| outer + (symbol - first))
    }

    /// The symbols with these numbers, piece by piece: asking for the place of each would take longer than all the
    /// rest.
    pub fn symbols<'a>(&'a self, text: &'a [u8], numbers: Range<usize>) -> impl Iterator<Item = &'a [u8]> {
        let begin = self.pieces.partition_point(|(first, _)| *first <= numbers.start).saturating_sub(1);
        let ends = self.pieces[begin..].iter().skip(1).map(|(next, _)| *next).chain([usize::MAX]);
        self.pieces[begin..].iter().zip(ends).take_while(move |((first, _), _)| *first < numbers.end).map(
            move |((first, outer), end)| {
                let (from, to) = (numbers.start.max(*first), numbers.end.min(end));
                &text[outer + from - first..outer + to - first]
            },
        )
    }

    /// Where the decoded bytes `inner` stand.
    pub fn outer(&self, inner: Range<usize>) -> Range<usize> {
        let (start, end) = (inner.start * self.stride, (inner.end * self.stride).max(inner.start * self.stride + 1));
        match self.symbols {
            Symbols::Whole => self.place(start)..self.place(end),
            Symbols::Hex => self.place(self.first + 2 * start)..self.place(self.first + 2 * end - 1) + 1,
            Symbols::Base64 => {
                let symbol = |byte: usize| self.first + byte / 3 * 4 + byte % 3;
                self.place(symbol(start))..self.place(symbol(end - 1) + 1) + 1
            }
        }
    }
}
