//! Addresses and identifiers: links, ROR, ORCID, language tags.

use super::{Decode, Decoder, is_invisible};
use crate::description::{Lang, Orcid, Ror, Url};
use crate::json::{Content, Value, quoted, shortened};
use crate::letter::strung;
use crate::report::{TELLS, say};

/// Longest address that is read: browsers differ beyond.
const LONGEST: usize = 2000;

impl Decode for Url {
    fn decode(value: &Value, at: &mut Decoder) -> Option<Self> {
        let Content::String(text) = &value.content else {
            at.wrong_type(value, "an address in quotes", "such as \"https://example.org\"");
            return None;
        };
        // Browsers drop tabs and line breaks before they look at the scheme: so must whoever judges it.
        let clean: String = text.chars().filter(|character| !is_invisible(*character)).collect();
        let clean = clean.trim();
        match fault(clean) {
            None => Some(Self(clean.to_owned())),
            Some((message, hint)) => {
                at.error("bad-url", value, message, hint);
                None
            }
        }
    }
}

fn fault(clean: &str) -> Option<(String, String)> {
    if clean.len() > LONGEST {
        return Some((say!("this address has {} bytes; at most {LONGEST} are read", clean.len()), String::new()));
    }
    let form = say!("such as https://example.org");
    let is_scheme = |text: &&str| {
        text.starts_with(|first: char| first.is_ascii_alphabetic())
            && text.chars().all(|character| character.is_ascii_alphanumeric() || matches!(character, '+' | '-' | '.'))
    };
    let scheme = clean.split_once(':').map(|(scheme, _)| scheme).filter(is_scheme);
    let Some(scheme) = scheme.filter(|scheme| !scheme.contains('.')) else {
        let message = say!("an address begins with https://, found {}", quoted(clean));
        let domain = clean.contains('.') && !clean.contains([' ', '@']) && !clean.starts_with(['/', '.', '#', '?']);
        let hint = match clean {
            _ if domain => say!("write \"https://{}\"", shortened(clean)),
            _ if clean.contains('@') && !clean.contains(' ') => say!("write \"mailto:{}\"", shortened(clean)),
            _ => form,
        };
        return Some((message, hint));
    };
    let rest = clean.get(scheme.len() + 1..).unwrap_or("");
    match scheme.to_ascii_lowercase().as_str() {
        "https" | "http" => {
            let host = rest.strip_prefix("//").map(|rest| rest.split(['/', '?', '#']).next().unwrap_or(""));
            let host = host.filter(|host| !host.is_empty() && !host.contains(['\\', ' ', '<', '>', '"']));
            host.is_none().then(|| (say!("this address has no host, found {}", quoted(clean)), form))
        }
        "mailto" => {
            let address = rest.split('?').next().unwrap_or("");
            let whole = address.split_once('@').is_some_and(|(name, host)| !name.is_empty() && !host.is_empty());
            let hint = || say!("such as mailto:board@example.org");
            (!whole).then(|| (say!("this is not a mail address, found {}", quoted(clean)), hint()))
        }
        _ => Some((say!("only http and https links are allowed, found \"{}:\"", shortened(scheme)), form)),
    }
}

impl Decode for Ror {
    fn decode(value: &Value, at: &mut Decoder) -> Option<Self> {
        let form = "such as https://ror.org/05dxps055";
        let text = identifier(value, "a ROR identifier in quotes", form, at)?;
        let id = bare(&text, "ror.org/").to_ascii_lowercase();
        match ror_fault(&id) {
            None => Some(Self(strung(&["https://ror.org/", &id]))),
            Some(message) => {
                at.error("bad-ror", value, say!("{message}, found {}", quoted(&text)), form);
                None
            }
        }
    }
}

impl Decode for Orcid {
    fn decode(value: &Value, at: &mut Decoder) -> Option<Self> {
        let form = "such as https://orcid.org/0000-0002-1825-0097";
        let text = identifier(value, "an ORCID identifier in quotes", form, at)?;
        let id = bare(&text, "orcid.org/").to_ascii_uppercase();
        match orcid_fault(&id) {
            None => Some(Self(strung(&["https://orcid.org/", &id]))),
            Some(message) => {
                at.error("bad-orcid", value, say!("{message}, found {}", quoted(&text)), form);
                None
            }
        }
    }
}

fn identifier(value: &Value, expected: &str, form: &str, at: &mut Decoder) -> Option<String> {
    if let Content::String(text) = &value.content {
        return Some(text.trim().to_owned());
    }
    at.wrong_type(value, expected, form);
    None
}

/// An identifier without the address it is usually written with.
fn bare<'t>(text: &'t str, host: &str) -> &'t str {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")).unwrap_or(text);
    let rest = rest.strip_prefix("www.").unwrap_or(rest);
    rest.strip_prefix(host).unwrap_or(rest).trim_end_matches('/')
}

/// ROR: a zero, six characters of base 32 (Crockford's, without i, l, o and u), two check digits (ISO 7064 mod 97-10).
fn ror_fault(id: &str) -> Option<&'static str> {
    const ALPHABET: &[u8] = b"0123456789abcdefghjkmnpqrstvwxyz";
    const SHAPE: Option<&str> = Some("a ROR identifier is a 0, six letters or digits and two digits");
    if id.len() != 9 || !id.starts_with('0') {
        return SHAPE;
    }
    let mut number: u64 = 0;
    for byte in id.bytes().take(7) {
        let Some(digit) = ALPHABET.iter().position(|letter| *letter == byte) else { return SHAPE };
        number = number * 32 + digit as u64;
    }
    let Some(check) = id.get(7..).filter(|check| check.bytes().all(|byte| byte.is_ascii_digit())) else { return SHAPE };
    let right = 98 - (number * 100) % 97;
    (check.parse() != Ok(right)).then_some("the check digits of this ROR identifier do not fit: a typing error")
}

/// ORCID: fifteen digits in groups of four and a check character (ISO 7064 mod 11-2).
fn orcid_fault(id: &str) -> Option<&'static str> {
    const SHAPE: Option<&str> = Some("an ORCID identifier is four groups of four digits, the last of which may be X");
    let groups: Vec<&str> = id.split('-').collect();
    if groups.len() != 4 || groups.iter().any(|group| group.len() != 4) {
        return SHAPE;
    }
    let characters: Vec<u8> = strung(&groups).into_bytes();
    let mut sum: u32 = 0;
    for byte in characters.iter().take(15) {
        if !byte.is_ascii_digit() {
            return SHAPE;
        }
        sum = (sum + u32::from(byte - b'0')) * 2 % 11;
    }
    let found = match characters.last() {
        Some(b'X') => 10,
        Some(digit) if digit.is_ascii_digit() => u32::from(digit - b'0'),
        _ => return SHAPE,
    };
    (found != (12 - sum) % 11).then_some("the check digit of this ORCID identifier does not fit: a typing error")
}

impl Decode for Lang {
    fn decode(value: &Value, at: &mut Decoder) -> Option<Self> {
        let form = "such as \"en\", \"de\" or \"pt-BR\"";
        let text = identifier(value, "a language tag in quotes", form, at)?;
        let parts: Vec<&str> = text.split('-').collect();
        let right = parts.iter().enumerate().all(|(index, part)| {
            let letters =
                part.bytes().all(|byte| byte.is_ascii_alphanumeric() && (index > 0 || byte.is_ascii_alphabetic()));
            letters && (if index == 0 { (2..=3).contains(&part.len()) } else { (1..=8).contains(&part.len()) })
        });
        if right && text.len() <= 35 {
            return Some(Self(text));
        }
        let hint = if TELLS && text.contains('_') {
            say!("write \"{}\"", shortened(&text.replace('_', "-")))
        } else if TELLS && let Some((_, code)) = LANGUAGES.iter().find(|(name, _)| name.eq_ignore_ascii_case(&text)) {
            say!("write \"{code}\"")
        } else {
            say!("{form}")
        };
        at.error("bad-lang", value, say!("this is not a language tag (BCP 47), found {}", quoted(&text)), hint);
        None
    }
}

/// Languages that people name, and their tags.
const LANGUAGES: [(&str, &str); 7] = [
    ("english", "en"),
    ("spanish", "es"),
    ("japanese", "ja"),
    ("portuguese", "pt"),
    ("german", "de"),
    ("french", "fr"),
    ("italian", "it"),
];

#[cfg(test)]
mod tests {
    use super::{bare, fault, orcid_fault, ror_fault};

    #[test]
    fn links_lead_to_the_web_or_to_mail() {
        for url in ["https://example.org", "HTTP://example.org/a?b#c", "mailto:board@example.org", "https://[::1]/"] {
            assert_eq!(fault(url), None, "{url}");
        }
        for url in [
            "javascript:alert(1)",
            "data:text/html,x",
            "//example.org",
            "https:example.org",
            "https://",
            "mailto:",
            "example.org",
            "",
            "vbscript:x",
            "example.org:80",
        ] {
            assert!(fault(url).is_some(), "{url}");
        }
    }

    #[test]
    fn check_digits_are_checked() {
        for id in ["05dxps055", "00f54p054", "03vek6s52", "042nb2s44"] {
            assert_eq!(ror_fault(id), None, "{id}");
        }
        for id in ["05dxps056", "05dxsp055", "5dxps0555", "05dxpu055", ""] {
            assert!(ror_fault(id).is_some(), "{id}");
        }
        for id in ["0000-0002-1825-0097", "0000-0002-1694-233X"] {
            assert_eq!(orcid_fault(id), None, "{id}");
        }
        for id in ["0000-0002-1825-0079", "0000-0002-1825-009X", "0000000218250097", "", "0000-0002-1825-00é"] {
            assert!(orcid_fault(id).is_some(), "{id}");
        }
        assert_eq!(bare("https://orcid.org/0000-0002-1825-0097", "orcid.org/"), "0000-0002-1825-0097");
    }
}
