//! Nearness of words: which known word a mistyped one was most likely meant to be.

/// The word that somebody most likely meant: at most a third of its letters differ. The first of equally near ones.
pub(crate) fn nearest<'w>(written: &str, words: impl IntoIterator<Item = &'w str>) -> Option<&'w str> {
    nearest_of(written, words.into_iter().map(|word| (word, word)))
}

/// Like [`nearest`], for words that stand for something else, such as names for ids.
pub(crate) fn nearest_of<'w, T>(written: &str, words: impl IntoIterator<Item = (&'w str, T)>) -> Option<T> {
    let written = plain(written);
    if written.is_empty() || written.len() > 80 {
        return None;
    }
    let mut best: Option<(usize, T)> = None;
    for (word, meant) in words {
        let candidate = plain(word);
        let longer = candidate.len().max(written.len());
        let most = (longer / 3).max(usize::from(longer > 1));
        if candidate.len() > 80 || candidate.len().abs_diff(written.len()) > most {
            continue;
        }
        let distance = distance(&written, &candidate);
        if distance <= most && best.as_ref().is_none_or(|(least, _)| distance < *least) {
            best = Some((distance, meant));
        }
    }
    best.map(|(_, meant)| meant)
}

/// Small letters and digits only: case and hyphens are no difference between words.
fn plain(text: &str) -> Vec<char> {
    text.chars().filter(|character| character.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// How many letters must be put in, left out, changed or swapped with their neighbour (optimal string alignment).
fn distance(from: &[char], to: &[char]) -> usize {
    let mut before = vec![0; to.len() + 1];
    let mut above: Vec<usize> = (0..=to.len()).collect();
    for (row, left) in from.iter().enumerate() {
        let mut current = Vec::with_capacity(to.len() + 1);
        current.push(row + 1);
        for (column, right) in to.iter().enumerate() {
            let at = |line: &[usize], index: usize| line.get(index).copied().unwrap_or(usize::MAX - 1);
            let changed = at(&above, column) + usize::from(left != right);
            let mut least = changed.min(at(&above, column + 1) + 1).min(at(&current, column) + 1);
            let swapped = row > 0 && column > 0 && from.get(row - 1) == Some(right) && to.get(column - 1) == Some(left);
            if swapped {
                least = least.min(at(&before, column - 1) + 1);
            }
            current.push(least);
        }
        before = std::mem::replace(&mut above, current);
    }
    above.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn near_words_are_found() {
        let words = ["amount", "award", "from", "to", "in-kind", "kind"];
        let cases = [
            ("ammount", Some("amount")),
            ("amuont", Some("amount")),
            ("Amount", Some("amount")),
            ("form", Some("from")),
            ("inkind", Some("in-kind")),
            ("in_kind", Some("in-kind")),
            ("total", None),
            ("", None),
            ("x", None),
        ];
        for (written, near) in cases {
            assert_eq!(nearest(written, words), near, "{written}");
        }
    }
}
