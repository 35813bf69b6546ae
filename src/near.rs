//! Nearness of words: which known word a mistyped one was most likely meant to be.

/// The known word nearest to `word`, where one is near enough to be worth naming.
///
/// Case is no difference; otherwise about one typing error in three characters is allowed (a character too many, missing,
/// wrong, or two that changed places), or one word may begin with the other. Among equally near words the first wins.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let known: Vec<&str> = known.into_iter().collect();
    nearest_index(word, &known).and_then(|index| known.get(index).copied())
}

/// Like [`nearest`], for words that stand for something else.
pub fn nearest_of<'a, T>(word: &str, known: impl IntoIterator<Item = (&'a str, T)>) -> Option<T> {
    let (known, mut meant): (Vec<&str>, Vec<T>) = known.into_iter().unzip();
    nearest_index(word, &known).map(|index| meant.swap_remove(index))
}

fn nearest_index(word: &str, known: &[&str]) -> Option<usize> {
    let word = folded(word);
    let allowed = ((word.len() + 1) / 3).clamp(1, 4);
    let mut best: Option<(usize, usize)> = None;
    for (index, candidate) in known.iter().enumerate() {
        let candidate = folded(candidate);
        let limit = best.map_or(allowed + 1, |(distance, _)| distance);
        let shorter = candidate.len().min(word.len());
        let begins = shorter >= 3 && word.get(..shorter) == candidate.get(..shorter);
        if candidate.len().abs_diff(word.len()) >= limit && !begins {
            continue;
        }
        // "Moore" for "Moore Foundation" is no typing error, but as near as one may be.
        let distance = distance(&word, &candidate);
        let distance = if begins { distance.min(allowed) } else { distance };
        // A word that shares nothing with the other is not near, however short both are.
        if distance < limit && distance < word.len().max(candidate.len()) {
            best = Some((distance, index));
        }
    }
    best.map(|(_, index)| index)
}

/// Lower case, at most 64 characters: what is longer is no name.
fn folded(word: &str) -> Vec<char> {
    word.chars().map(crate::letter::lower).take(64).collect()
}

/// Damerau-Levenshtein distance in which no part is edited twice (optimal string alignment).
fn distance(a: &[char], b: &[char]) -> usize {
    // Three rows of the usual table: the one before the last is needed for two characters that changed places.
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, &left) in a.iter().enumerate() {
        let mut row = Vec::with_capacity(b.len() + 1);
        row.push(i + 1);
        let mut beside = i + 1;
        for (j, &right) in b.iter().enumerate() {
            let at = |row: &[usize], index: usize| row.get(index).copied().unwrap_or(usize::MAX / 2);
            let mut cost = (at(&last, j) + usize::from(left != right)).min(at(&last, j + 1) + 1).min(beside + 1);
            if i > 0 && j > 0 && a.get(i - 1) == Some(&right) && b.get(j - 1) == Some(&left) {
                cost = cost.min(at(&before, j - 1) + 1);
            }
            row.push(cost);
            beside = cost;
        }
        before = std::mem::replace(&mut last, row);
    }
    last.last().copied().unwrap_or(a.len())
}

#[cfg(test)]
mod tests {
    use super::{distance, nearest};

    #[test]
    fn distances() {
        let cases =
            [("", "", 0), ("a", "", 1), ("amount", "ammount", 1), ("form", "from", 1), ("ca", "abc", 3), ("x", "y", 1)];
        for (a, b, expected) in cases {
            let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
            assert_eq!(distance(&a, &b), expected);
            assert_eq!(distance(&b, &a), expected);
        }
    }

    #[test]
    fn only_what_is_near_is_named() {
        let known = ["numfocus", "quansight", "openblas", "x"];
        assert_eq!(nearest("numfcous", known), Some("numfocus"));
        assert_eq!(nearest("NumFOCUS", known), Some("numfocus"));
        assert_eq!(nearest("quansite", known), Some("quansight"));
        assert_eq!(nearest("num", known), Some("numfocus"));
        assert_eq!(nearest("nu", known), None);
        assert_eq!(nearest("quansigth", known), Some("quansight"));
        assert_eq!(nearest("tides", known), None);
        assert_eq!(nearest("y", known), None);
        assert_eq!(nearest("", known), None);
    }
}
