//! The words file: what a drawing says in other languages than English, as the pages fetch it that need it.

/// The file, beside the script. No `.json`, which site generators write anew; it would not be what its hash says.
pub const NAME: &str = "funding-flow-words.txt";

/// Makes rows of the table.
macro_rules! words {
    ($($name:ident: $en:literal, $es:literal, $ja:literal, $pt:literal;)*) => {
        pub(super) const ROWS: &[[&str; 4]] = &[$([$en, $es, $ja, $pt]),*];
    };
}

#[path = "../../src/words/table.rs"]
mod table;

/// Every row of the table, in the order of what the word is in English, with `|` before each word: in one line, because
/// what checks files out and in may write the ends of lines anew.
pub fn file() -> String {
    let mut rows = table::ROWS.to_vec();
    rows.sort_unstable();
    rows.dedup();
    rows.iter().flatten().map(|word| format!("|{word}")).collect()
}

#[cfg(test)]
mod tests {
    use super::{file, table};

    #[test]
    fn words_can_be_found_and_told_apart() {
        let file = file();
        assert!(!file.contains(['\n', '\0']));
        let words: Vec<_> = file.strip_prefix('|').expect("a mark").split('|').collect();
        assert_eq!(words.len() % 4, 0);
        assert!(words.len() / 4 > 200);
        let english: Vec<_> = words.chunks(4).map(|row| row[0]).collect();
        assert!(english.is_sorted_by(|one, next| one < next), "sorted, and each once");
        for row in table::ROWS {
            assert!(words.chunks(4).any(|own| own == row), "{row:?}");
        }
    }
}
