//! Letters: upper and lower case in Latin, Greek and Cyrillic, by their places. Unicode's tables are larger than a parser.

/// How far apart the two cases of a letter stand, for runs of letters in which that is always the same.
const RUNS: [(char, char, u32); 7] =
    [('A', 'Z', 32), ('À', 'Ö', 32), ('Ø', 'Þ', 32), ('Α', 'Ρ', 32), ('Σ', 'Ϋ', 32), ('А', 'Я', 32), ('Ѐ', 'Џ', 80)];

/// The small letter of a capital one; any other character as it is.
pub(crate) fn lower(letter: char) -> char {
    let run = RUNS.iter().find(|(first, last, _)| (*first..=*last).contains(&letter));
    run.and_then(|(_, _, apart)| char::from_u32(u32::from(letter) + apart)).unwrap_or(letter)
}

/// The capital letter of a small one; any other character as it is.
pub(crate) fn upper(letter: char) -> char {
    let capital = |apart: &u32| char::from_u32(u32::from(letter).checked_sub(*apart)?);
    let capitals = RUNS.iter().filter_map(|(_, _, apart)| capital(apart));
    capitals.into_iter().find(|capital| *capital != letter && lower(*capital) == letter).unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use super::{lower, upper};

    #[test]
    fn cases_are_those_of_unicode() {
        for letter in ('A'..='z').chain('À'..='ÿ').chain('Α'..='ω').chain('Ѐ'..='џ') {
            let small: String = letter.to_lowercase().collect();
            assert_eq!(lower(letter).to_string(), small, "{letter}");
            if !matches!(letter, 'ÿ' | 'µ' | 'ß' | 'ΐ' | 'ά'..='ί' | 'ΰ' | 'ς') {
                assert_eq!(upper(letter).to_string(), letter.to_uppercase().collect::<String>(), "{letter}");
            }
        }
        for other in ['1', 'ß', '数', 'ー', '-'] {
            assert_eq!((lower(other), upper(other)), (other, other));
        }
    }
}
