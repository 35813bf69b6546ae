//! A case: parties with columns and links with values, for which every method draws a picture.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::Outcome;

/// What a file of the folder says.
pub struct Case {
    pub name: String,
    pub path: PathBuf,
    pub parties: usize,
    pub links: usize,
    /// The least weighted crossings known, and whether they are proven to be the least.
    pub least: Option<(f64, bool)>,
    document: Value,
}

/// All cases of a folder, by name; other JSON files are passed over.
pub fn all(folder: &Path) -> Outcome<Vec<Case>> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .map_err(|error| format!("{}: {error}", folder.display()))?
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|extension| extension == "json"))
        .collect();
    paths.sort();
    let mut cases = Vec::new();
    for path in paths {
        let text = fs::read_to_string(&path)?;
        let document: Value = serde_json::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))?;
        let (Some(nodes), Some(links)) = (document["nodes"].as_array(), document["links"].as_array()) else {
            continue;
        };
        let least = &document["least"];
        cases.push(Case {
            name: path.file_stem().unwrap_or_default().to_string_lossy().into_owned(),
            parties: nodes.len(),
            links: links.len(),
            least: least["weightedCrossings"].as_f64().map(|least_known| (least_known, least["proven"] == true)),
            path,
            document,
        });
    }
    if cases.is_empty() {
        return Err(format!("{} holds no case: a JSON file with nodes and links", folder.display()).into());
    }
    Ok(cases)
}

impl Case {
    /// The same as a description, columns pinned, and the factor by which its amounts were multiplied: amounts have two
    /// decimals, so small ones are raised until their digits fit.
    pub fn description(&self) -> (Value, f64) {
        let list = |name: &str| self.document[name].as_array().cloned().unwrap_or_default();
        let (nodes, links) = (list("nodes"), list("links"));
        let value = |link: &Value| link["value"].as_f64().unwrap_or(0.0);
        let most = links.iter().map(value).fold(0.0, f64::max);
        let mut factor = 1.0;
        while most > 0.0 && most * factor < 1e9 {
            factor *= 10.0;
        }
        let party = |node: &Value| json!({ "id": node["id"], "column": node["column"] });
        let flow = |link: &Value| {
            let hundredths = (value(link) * factor * 100.0).round().max(1.0);
            json!({ "from": link["source"], "to": link["target"], "amount": hundredths / 100.0 })
        };
        let description = json!({
            "title": self.name,
            "currency": "EUR",
            "projects": nodes.iter().map(party).collect::<Vec<_>>(),
            "flows": links.iter().map(flow).collect::<Vec<_>>(),
        });
        (description, factor)
    }
}
