//! Synonyms: what people write for the words and fields of the format, where no letter of it is near.

/// The first of the words that one is a synonym of.
pub(super) fn of_word<'w>(text: &str, words: &[&'w str]) -> Option<&'w str> {
    find(text, WORDS, words)
}

/// The same for the name of a field.
pub(super) fn of_field<'w>(key: &str, fields: &[&'w str]) -> Option<&'w str> {
    find(key, FIELDS, fields)
}

type Table = &'static [(&'static [&'static str], &'static [&'static str])];

fn find<'w>(text: &str, table: Table, known: &[&'w str]) -> Option<&'w str> {
    let text: String =
        text.trim().chars().map(crate::letter::lower).map(|letter| if letter == '_' { '-' } else { letter }).collect();
    let spaced = text.replace(' ', "-");
    let meant = table.iter().filter(|(written, _)| written.iter().any(|word| *word == text || *word == spaced));
    meant.flat_map(|(_, meant)| meant.iter()).find_map(|meant| known.iter().copied().find(|word| word == meant))
}

const WORDS: Table = &[
    // Of flows and awards, then of deliverables.
    (
        &["received", "complete", "completed", "finished", "paid-out", "shipped", "released", "closed"],
        &["paid", "done"],
    ),
    (&["approved", "granted", "accepted", "funded", "confirmed", "signed", "committed", "won"], &["awarded"]),
    (
        &["pending", "applied", "submitted", "requested", "planned", "expected", "tbd", "in-review", "draft"],
        &["proposed", "planned"],
    ),
    (&["rejected", "refused", "unsuccessful", "denied"], &["declined"]),
    (&["active", "ongoing", "in-progress", "wip", "running", "started", "current"], &["active", "awarded"]),
    (&["todo", "future", "upcoming"], &["planned", "proposed"]),
    (&["dropped", "cancelled", "canceled", "abandoned", "removed", "out-of-scope"], &["descoped", "declined"]),
    // Kinds of flows.
    (&["gift", "donations", "crowdfunding", "tip"], &["donation"]),
    (&["sponsor", "sponsoring", "sponsorships"], &["sponsorship"]),
    (&["award", "fellowship", "stipend", "scholarship", "funding"], &["grant"]),
    (&["wage", "wages", "pay", "payroll", "payment", "employment"], &["salary"]),
    (&["contract", "service-contract", "maintenance", "support"], &["support-contract"]),
    (&["subaward", "subgrant", "sub-award", "sub-grant", "sub-contract", "pass-through"], &["subcontract"]),
    (&["inkind", "in-kind-donation", "volunteer", "volunteering"], &["in-kind", "work"]),
    (&["labor", "labour", "time", "effort"], &["work"]),
    (&["budget", "budgeted"], &["allocation"]),
    // Types of parties.
    (
        &["foundation", "charity", "nonprofit", "non-profit", "philanthropic", "ngo", "trust"],
        &["philanthropy", "fiscal-sponsor"],
    ),
    (&["public", "state", "agency", "government-agency", "federal", "ministry", "gov"], &["government"]),
    (&["corporate", "corporation", "business", "industry", "firm", "commercial"], &["company", "contractor"]),
    (&["individual", "donors", "donor", "crowd", "public-donations", "users", "people"], &["individuals", "person"]),
    (&["academic", "academia", "college"], &["university", "institution"]),
    (&["university", "host", "institute", "lab", "host-institution"], &["institution"]),
    (&["fiscal-host", "fiscalsponsor", "umbrella"], &["fiscal-sponsor"]),
    (&["program"], &["programme"]),
    (&["developer", "maintainer", "contributor", "human", "engineer"], &["person"]),
    (&["group", "organisation", "organization", "committee"], &["team"]),
    (&["role", "job", "open-position", "vacancy", "hire"], &["position"]),
    (&["volunteers", "contributors"], &["community"]),
    // What is kept.
    (&["fee", "fees", "indirect", "indirects", "admin", "administration", "indirect-costs"], &["overhead"]),
    (&["savings", "buffer"], &["reserve"]),
    (&["left", "leftover", "remaining", "unallocated", "balance"], &["unspent"]),
    // Of notes.
    (&["info", "information", "background"], &["context"]),
    (&["warning", "limitation", "disclaimer"], &["caveat"]),
    (&["advantage", "pro"], &["benefit"]),
    // Of amounts, scopes and what is known how.
    (&["bulk", "the-bulk", "the-bulk-of-it", "majority", "the-majority", "mostly"], &["most"]),
    (&["remainder", "the-rest", "remaining", "left"], &["rest"]),
    (&["part", "a-part", "a-bit", "a-little"], &["some"]),
    (&["general", "unrestricted", "core"], &["broad"]),
    (&["restricted", "earmarked", "directed"], &["specific"]),
    (&["guess", "guessed", "approximate", "estimate"], &["estimated"]),
    (&["weekly"], &["week"]),
    (&["monthly"], &["month"]),
    (&["yearly", "annual", "annually", "annum"], &["year"]),
];

const FIELDS: Table = &[
    (&["target", "recipient", "receiver", "destination", "dest", "payee", "grantee"], &["to"]),
    (&["source", "sender", "giver", "donor", "payer", "origin", "funder", "grantor"], &["from"]),
    (&["value", "sum", "money", "total", "usd", "eur", "cost", "budget"], &["amount"]),
    (&["type", "category"], &["kind"]),
    (&["kind", "category"], &["type"]),
    (&["start", "begin", "since", "starts", "start-date"], &["from"]),
    (&["end", "until", "till", "ends", "end-date"], &["to"]),
    (&["duration", "dates", "when", "time"], &["period", "date"]),
    (&["least", "minimum", "lower", "low", "atleast"], &["min"]),
    (&["most", "maximum", "upper", "high", "atmost", "upto"], &["max"]),
    (&["approx", "approximately", "approximate", "circa", "ca", "around", "estimate", "estimated"], &["about"]),
    (&["percent", "percentage", "fraction", "pct"], &["share"]),
    (&["words", "string", "display"], &["text", "label"]),
    (&["comment", "comments", "remark", "remarks", "description"], &["note", "notes"]),
    (&["link", "href", "website", "homepage", "web", "site"], &["url"]),
    (&["label", "title", "fullname", "display-name"], &["name", "title"]),
    (&["name"], &["title", "label"]),
    (&["key", "slug"], &["id"]),
    (&["grant", "contract"], &["award"]),
    (&["overhead", "reserve", "kept", "retains"], &["keeps"]),
    (&["donors", "backers", "givers", "grantors"], &["funders"]),
    (&["contributors", "maintainers", "team", "persons", "developers", "staff", "members"], &["people"]),
    (&["organisations", "organizations", "hosts", "employers", "fiscal-sponsors"], &["sponsors"]),
    (&["outputs", "outcomes", "results", "goals", "work"], &["deliverables"]),
    (&["grants", "contracts"], &["awards"]),
    (&["transfers", "payments", "edges", "donations"], &["flows"]),
    (&["references", "refs"], &["sources"]),
    (&["exchange-rates", "exchange"], &["rates"]),
    (&["language", "locale"], &["lang"]),
    (&["date", "last-updated", "modified"], &["updated", "period"]),
];

#[cfg(test)]
mod tests {
    use super::{FIELDS, WORDS, of_field, of_word};

    #[test]
    fn only_what_is_possible_is_meant() {
        assert_eq!(of_word("Received", &["proposed", "awarded", "paid", "declined"]), Some("paid"));
        assert_eq!(of_word("finished", &["planned", "active", "done", "descoped"]), Some("done"));
        assert_eq!(of_word("in progress", &["planned", "active"]), Some("active"));
        assert_eq!(of_word("received", &["broad"]), None);
        assert_eq!(of_field("target", &["from", "to"]), Some("to"));
        assert_eq!(of_field("start_date", &["from", "to"]), Some("from"));
        assert_eq!(of_field("licence", &["from", "to"]), None);
        for (written, meant) in WORDS.iter().chain(FIELDS) {
            assert!(written.iter().chain(*meant).all(|word| !word.contains([' ', '_'])), "{written:?}");
        }
    }
}
