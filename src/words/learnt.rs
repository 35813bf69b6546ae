//! Learnt words: those that the element does not bring along, of a text that a page in their language has fetched.

use std::cell::Cell;

/// A word in English, Spanish, Japanese and Portuguese.
type Row = [&'static str; 4];

thread_local! {
    /// The file of words, once it is here, in the order of what they are in English.
    static LEARNT: Cell<&'static [Row]> = const { Cell::new(&[]) };
}

/// The tag of a language. What stands behind it, from the first `|` on, is `funding-flow-words.txt`, whose words are kept, the
/// first time: one text has all languages.
pub(crate) fn learn(said: &str) -> &str {
    let Some((tag, words)) = said.split_once('|') else { return said };
    if LEARNT.get().is_empty() {
        let words: &'static str = words.to_owned().leak();
        let mut all = Vec::new();
        for word in words.split('|') {
            all.push(word);
        }
        LEARNT.set(all.leak().as_chunks().0);
    }
    tag
}

/// A word in another language than English, which has the number 0. None where there is none: no page fetches the words for
/// English, and some cannot.
pub(super) fn translated(english: &str, language: usize) -> Option<&'static str> {
    let learnt = LEARNT.get();
    let row = learnt.binary_search_by(|row| row[0].cmp(english)).ok()?;
    learnt.get(row)?.get(language).copied()
}

#[cfg(test)]
mod tests {
    use super::{learn, translated};
    use crate::words::Word;

    #[test]
    fn what_stands_behind_a_tag_is_learnt_once() {
        assert_eq!(translated("Close", 2), None);
        assert_eq!(learn("ja"), "ja");
        assert_eq!(learn("ja|a|b"), "ja", "too little for a word");
        assert_eq!(translated("a", 1), None);
        assert_eq!(learn("es-MX|Close|Cerrar|閉じる|Fechar|Date|Fecha|日付|Data"), "es-MX");
        assert_eq!([1, 2, 3].map(|language| translated("Close", language)), ["Cerrar", "閉じる", "Fechar"].map(Some));
        assert_eq!(translated("Date", 1), Some("Fecha"));
        assert_eq!((translated("Dat", 1), translated("Date", 4)), (None, None));
        assert_eq!(learn("pt|Close|x|y|z|more"), "pt");
        assert_eq!(translated("Close", 3), Some("Fechar"));
        assert_eq!(learn("|"), "");
    }

    #[test]
    fn words_that_are_the_same_in_english_are_the_same_in_every_language() {
        for one in Word::ALL {
            let english = |word: &Word| word.0.split('|').next().unwrap_or_default().to_owned();
            assert!(!english(one).is_empty());
            for other in Word::ALL.iter().filter(|other| english(other) == english(one)) {
                assert_eq!(other, one);
            }
        }
    }
}
