use crate::description::*;
use crate::money::*;
use crate::network::*;
use serde_json::Value;
pub fn network(text: &str) -> Network {
    let v: Value = serde_json::from_str(text).unwrap();
    let mut parties = vec![];
    for (k, role) in [
        ("funders", Role::Funder),
        ("sponsors", Role::Sponsor),
        ("projects", Role::Project),
        ("people", Role::Person),
        ("deliverables", Role::Deliverable),
    ] {
        for p in v[k].as_array().cloned().unwrap_or_default() {
            let keeps = p["keeps"]
                .as_array()
                .cloned()
                .unwrap_or_default()
                .iter()
                .map(|k| crate::network::Keep {
                    kind: KeepKind::Overhead,
                    name: k["name"].as_str().map(String::from),
                    note: None,
                    amount: Amount { stated: Stated::Unknown, text: None },
                    interval: Interval { least: 0, most: None },
                    estimate: 500000,
                })
                .collect();
            parties.push(Party {
                id: p["id"].as_str().unwrap().into(),
                name: p["name"].as_str().unwrap_or(p["id"].as_str().unwrap()).into(),
                role: Some(role),
                kind: None,
                description: None,
                url: None,
                notes: vec![],
                group: None,
                column: None,
                anonymous: false,
                identifier: None,
                title: None,
                part_of: None,
                status: None,
                project: None,
                inflows: vec![],
                outflows: vec![],
                keeps,
                balance: Default::default(),
            });
        }
    }
    let id = |s: &Value| parties.iter().position(|p| p.id == s.as_str().unwrap()).unwrap();
    let flows: Vec<crate::network::Flow> = v["flows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|f| {
            let a = f["amount"].as_i64().or(f["amount"]["about"].as_i64());
            let e = a.unwrap_or(25000) as i128 * 100;
            crate::network::Flow {
                from: id(&f["from"]),
                to: id(&f["to"]),
                amount: Amount { stated: Stated::Unknown, text: None },
                currency: None,
                interval: if a.is_some() {
                    Interval { least: e, most: Some(e) }
                } else {
                    Interval { least: 0, most: None }
                },
                estimate: e,
                kind: if f["kind"] == "in-kind" { Some(FlowKind::InKind) } else { None },
                status: if f["status"] == "proposed" { Status::Proposed } else { Status::Awarded },
                scope: None,
                award: None,
                period: None,
                effort: None,
                basis: Basis::Stated,
                label: None,
                note: None,
                url: None,
                source: None,
                notes: vec![],
            }
        })
        .collect();
    for (i, f) in flows.iter().enumerate() {
        parties[f.from].outflows.push(i);
        parties[f.to].inflows.push(i);
    }
    Network {
        title: v["title"].as_str().unwrap().into(),
        description: None,
        lang: "en".into(),
        currency: None,
        rates: vec![],
        period: None,
        updated: None,
        notes: vec![],
        sources: vec![],
        author_order: false,
        awards: vec![],
        parties,
        flows,
        widths_show_amounts: true,
    }
}
