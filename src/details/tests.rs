use super::{award_details, details};
use crate::network::sample;
use crate::view::Target;

#[test]
fn what_is_not_there_has_no_details() {
    let network = sample::network("A -> B 1");
    assert!(details(&network, Target::Party(9)).is_empty());
    assert!(details(&network, Target::Flow(9)).is_empty());
    assert!(award_details(&network, 0).is_empty());
    let facts = details(&network, Target::Flow(0));
    let facts: Vec<(&str, &str)> = facts.iter().map(|fact| (fact.label, fact.value.as_str())).collect();
    assert_eq!(facts, [("From", "A"), ("To", "B"), ("Amount", "$1")]);
}
