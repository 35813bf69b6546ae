//! Words: everything a drawing says of its own accord, in one table, in the languages it speaks.

use crate::layout::LegendKey;
use crate::money::Locale;
use crate::network::Role;

/// Makes the table: a name, then the words in English, Spanish, Japanese and Portuguese. `{}` marks what is put in.
macro_rules! words {
    ($($(#[$doc:meta])* $name:ident: $en:literal, $es:literal, $ja:literal, $pt:literal;)*) => {
        #[allow(missing_docs, non_upper_case_globals, reason = "each says what it is in English, and is named as other choices are")]
        impl Word {
            $($(#[$doc])* pub const $name: Self = Self(&concat!($en, "|", $es, "|", $ja, "|", $pt));)*

            /// All words.
            #[cfg(test)]
            pub(crate) const ALL: &'static [Self] = &[$(Self::$name),*];
        }
    };
}

/// A word or sentence of the drawing, the table or the panel: its text in all languages, one after the other, because a
/// table of texts takes as much room as the texts. Each is by itself in the program, so that a part of it that does not say a
/// word does not have it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word(&'static &'static str);

impl Word {
    /// The word in a language.
    #[must_use]
    pub fn in_language(self, locale: Locale) -> &'static str {
        let language = match locale {
            Locale::English => 0,
            Locale::Spanish | Locale::AmericanSpanish => 1,
            Locale::Japanese => 2,
            Locale::Portuguese => 3,
        };
        self.0.split('|').nth(language).unwrap_or_default()
    }
}

words! {
    // Amounts.
    NotPublished: "amount not published", "importe no publicado", "金額は非公開", "valor não publicado";
    AtLeast: "at least {}", "al menos {}", "{}以上", "pelo menos {}";
    UpTo: "up to {}", "hasta {}", "{}以下", "até {}";
    Most: "most", "la mayor parte", "大部分", "a maior parte";
    Some: "some", "una parte", "一部", "uma parte";
    Rest: "the rest", "el resto", "残り", "o restante";
    ShareOf: "{} of what {} receives", "{} de lo que recibe {}", "{1}の受取額の{0}", "{} do que {} recebe";
    Converted: "{}, converted: {}", "{}, convertido: {}", "{}（換算：{}）", "{}, convertido: {}";
    Proposed: "proposed", "propuesto", "申請中", "proposto";
    OfItProposed: "{} of it only proposed", "{} de ello solo propuesto", "うち{}は申請中", "{} disso apenas proposto";
    PartlyProposed: "part of it only proposed", "en parte solo propuesto", "一部は申請中", "em parte apenas proposto";
    AllProposed: "all of it only proposed", "todo ello solo propuesto", "すべて申請中", "tudo isso apenas proposto";
    To: "{} to {}", "{} a {}", "{}〜{}", "{} a {}";

    // Roles, as headings of columns.
    Funders: "Funders", "Financiadores", "資金提供者", "Financiadores";
    Sponsors: "Sponsors and employers", "Patrocinadores y empleadores", "運営・雇用団体", "Patrocinadores e empregadores";
    Projects: "Projects", "Proyectos", "プロジェクト", "Projetos";
    People: "People", "Personas", "人", "Pessoas";
    Deliverables: "Deliverables", "Resultados", "成果", "Resultados";

    // One party of a role or type.
    Funder: "funder", "financiador", "資金提供者", "financiador";
    Sponsor: "sponsor", "patrocinador", "運営団体", "patrocinador";
    Project: "project", "proyecto", "プロジェクト", "projeto";
    Person: "person", "persona", "人", "pessoa";
    Deliverable: "deliverable", "resultado", "成果", "resultado";
    Government: "government", "gobierno", "政府", "governo";
    Philanthropy: "philanthropy", "filantropía", "慈善団体", "filantropia";
    Company: "company", "empresa", "企業", "empresa";
    University: "university", "universidad", "大学", "universidade";
    Individuals: "individuals", "particulares", "個人", "pessoas físicas";
    InKind: "in kind", "en especie", "現物", "em espécie";
    FiscalSponsor: "fiscal sponsor", "patrocinador fiscal", "財務スポンサー", "patrocinador fiscal";
    Employer: "employer", "empleador", "雇用主", "empregador";
    Contractor: "contractor", "contratista", "請負業者", "contratada";
    Institution: "institution", "institución", "機関", "instituição";
    Programme: "programme", "programa", "プログラム", "programa";
    Position: "position", "puesto", "職", "vaga";
    Team: "team", "equipo", "チーム", "equipe";
    Community: "community", "comunidad", "コミュニティ", "comunidade";

    // Counts: one, more.
    OneFunder: "{} funder", "{} financiador", "資金提供者{}件", "{} financiador";
    SomeFunders: "{} funders", "{} financiadores", "資金提供者{}件", "{} financiadores";
    OneSponsor: "{} sponsor", "{} patrocinador", "運営団体{}件", "{} patrocinador";
    SomeSponsors: "{} sponsors", "{} patrocinadores", "運営団体{}件", "{} patrocinadores";
    OneProject: "{} project", "{} proyecto", "プロジェクト{}件", "{} projeto";
    SomeProjects: "{} projects", "{} proyectos", "プロジェクト{}件", "{} projetos";
    OnePerson: "{} person", "{} persona", "{}人", "{} pessoa";
    SomePeople: "{} people", "{} personas", "{}人", "{} pessoas";
    OneTeam: "{} recipient of pay", "{} destinatario de pagos", "受取者{}件", "{} pessoa ou equipe";
    SomeTeams: "{} people and teams", "{} personas y equipos", "人とチーム{}件", "{} pessoas e equipes";
    OneDeliverable: "{} deliverable", "{} resultado", "成果{}件", "{} resultado";
    SomeDeliverables: "{} deliverables", "{} resultados", "成果{}件", "{} resultados";
    OneSource: "{} source", "{} fuente", "{}件の出どころ", "{} fonte";
    SomeSources: "{} sources", "{} fuentes", "{}件の出どころ", "{} fontes";
    OneRecipient: "{} recipient", "{} destinatario", "{}件の宛先", "{} destinatário";
    SomeRecipients: "{} recipients", "{} destinatarios", "{}件の宛先", "{} destinatários";
    And: "{} and {}", "{} y {}", "{}と{}", "{} e {}";

    // The sentence under the title.
    SummaryMoney: "{} from {}", "{} de {}", "{1}から{0}", "{} de {}";
    SummaryUnknown: "Money from {}", "Dinero de {}", "{}からの資金", "Dinheiro de {}";
    HowMuchUnknown: "how much is not published", "no se publica cuánto", "金額は非公開", "não se publica quanto";
    SummaryThrough: " through {}", " a través de {}", "、{}経由", " por meio de {}";
    SummaryFor: " for {}", " para {}", "、{}のため", " para {}";
    SummaryTo: " to {}", " a {}", "、{}へ", " a {}";
    AllPublished: "all amounts are published", "todos los importes están publicados", "金額はすべて公開", "todos os valores estão publicados";
    SomePublished: "amounts published: {} of {}", "importes publicados: {} de {}", "{1}件中{0}件の金額を公開", "valores publicados: {} de {}";
    NonePublished: "widths do not show amounts", "los anchos no muestran importes", "幅は金額を表しません", "as larguras não mostram valores";

    // Names of parties and flows for those who hear them.
    Receives: "receives {} from {}", "recibe {} de {}", "{1}から{0}を受領", "recebe {} de {}";
    PassesOn: "passes on {} to {}", "entrega {} a {}", "{1}へ{0}を支出", "repassa {} a {}";
    Gives: "gives {} to {}", "da {} a {}", "{1}へ{0}を提供", "dá {} a {}";
    ReceivesUnknown: "receives money from {}, amount not published", "recibe dinero de {}, importe no publicado", "{}から受領（金額は非公開）", "recebe dinheiro de {}, valor não publicado";
    PassesOnUnknown: "passes money on to {}, amount not published", "entrega dinero a {}, importe no publicado", "{}へ支出（金額は非公開）", "repassa dinheiro a {}, valor não publicado";
    GivesUnknown: "gives to {}, amount not published", "da a {}, importe no publicado", "{}へ提供（金額は非公開）", "dá a {}, valor não publicado";
    KeepsAmount: "keeps {}", "conserva {}", "{}を留保", "retém {}";
    NotAllocatedAmount: "{} not allocated", "{} sin asignar", "{}は未配分", "{} não alocado";
    OverspentAmount: "{} more than it receives", "{} más de lo que recibe", "受取額より{}多い", "{} a mais do que recebe";
    FlowTo: "{} to {}", "{} a {}", "{}から{}", "{} para {}";
    KeptAt: "{} keeps {}", "{} conserva {}", "{}が留保：{}", "{} retém {}";

    // Kinds of flows.
    Grant: "grant", "subvención", "助成金", "subvenção";
    Donation: "donation", "donación", "寄付", "doação";
    Sponsorship: "sponsorship", "patrocinio", "協賛", "patrocínio";
    SupportContract: "support contract", "contrato de soporte", "サポート契約", "contrato de suporte";
    FeatureContract: "feature contract", "contrato de desarrollo", "機能開発契約", "contrato de desenvolvimento";
    Consulting: "consulting", "consultoría", "コンサルティング", "consultoria";
    Subcontract: "subcontract", "subcontrato", "再委託", "subcontrato";
    Salary: "salary", "salario", "給与", "salário";
    Allocation: "allocation", "asignación", "配分", "alocação";
    Internal: "internal", "interno", "内部資金", "interno";
    Work: "work", "trabajo", "作業", "trabalho";

    // Kinds of keeps.
    Overhead: "overhead", "gastos generales", "間接費", "custos indiretos";
    Reserve: "reserve", "reserva", "準備金", "reserva";
    Unspent: "unspent", "sin gastar", "未使用", "não gasto";
    Other: "other", "otros", "その他", "outros";
    NotAllocated: "not allocated", "sin asignar", "未配分", "não alocado";

    // States.
    Awarded: "awarded", "concedido", "採択済み", "concedido";
    Paid: "paid", "pagado", "支払済み", "pago";
    Declined: "declined", "rechazado", "不採択", "recusado";
    Planned: "planned", "previsto", "予定", "planejado";
    Active: "active", "en curso", "進行中", "em andamento";
    Done: "done", "terminado", "完了", "concluído";
    Descoped: "descoped", "retirado del alcance", "範囲外", "retirado do escopo";
    Broad: "broad", "amplio", "広い", "amplo";
    Specific: "specific", "específico", "特定", "específico";
    Stated: "stated", "declarado", "明記", "declarado";
    Estimated: "estimated", "estimado", "推定", "estimado";
    Inferred: "inferred", "inferido", "推論", "inferido";

    // Kinds of notes.
    Benefit: "benefit", "ventaja", "利点", "benefício";
    Risk: "risk", "riesgo", "リスク", "risco";
    Caveat: "caveat", "advertencia", "注意", "ressalva";
    Context: "context", "contexto", "背景", "contexto";
    Comparison: "comparison", "comparación", "比較", "comparação";
    Practice: "practice", "práctica", "実践", "prática";
    Principle: "principle", "principio", "原則", "princípio";
    Milestone: "milestone", "hito", "節目", "marco";
    Subjective: "an opinion", "una opinión", "個人の見解", "uma opinião";

    // Labels of facts and headings of the table.
    LabelFrom: "From", "De", "提供元", "De";
    LabelTo: "To", "A", "宛先", "Para";
    LabelAmount: "Amount", "Importe", "金額", "Valor";
    LabelBounds: "What follows", "Lo que se deduce", "導かれる範囲", "O que se deduz";
    LabelKind: "Kind", "Tipo", "種類", "Tipo";
    LabelStatus: "Status", "Estado", "状態", "Situação";
    LabelScope: "Scope", "Alcance", "用途", "Escopo";
    LabelAward: "Award", "Concesión", "助成", "Concessão";
    LabelPeriod: "Period", "Periodo", "期間", "Período";
    LabelEffort: "Effort", "Dedicación", "作業時間", "Dedicação";
    LabelBasis: "Basis", "Base", "根拠", "Base";
    LabelLabel: "Label", "Etiqueta", "ラベル", "Rótulo";
    LabelNote: "Note", "Nota", "注記", "Nota";
    LabelLink: "Link", "Enlace", "リンク", "Link";
    LabelSource: "Source", "Fuente", "出典", "Fonte";
    LabelName: "Name", "Nombre", "名称", "Nome";
    LabelId: "Id", "Id", "ID", "Id";
    LabelRole: "Role", "Función", "役割", "Papel";
    LabelDescription: "Description", "Descripción", "説明", "Descrição";
    LabelAnonymous: "Anonymous", "Anónimo", "匿名", "Anônimo";
    Yes: "yes", "sí", "はい", "sim";
    LabelIdentifier: "Identifier", "Identificador", "識別子", "Identificador";
    LabelTitle: "Title", "Título", "肩書", "Título";
    LabelPartOf: "Part of", "Parte de", "所属", "Parte de";
    LabelProject: "Project", "Proyecto", "プロジェクト", "Projeto";
    LabelGroup: "Group", "Grupo", "グループ", "Grupo";
    LabelReceived: "Received", "Recibido", "受領", "Recebido";
    LabelPassedOn: "Passed on", "Entregado", "支出", "Repassado";
    LabelKept: "Kept", "Conservado", "留保", "Retido";
    LabelNotPublished: "not published", "no publicado", "非公開", "não publicado";
    LabelUnallocated: "Not allocated", "Sin asignar", "未配分", "Não alocado";
    LabelOverspent: "More than received", "Más de lo recibido", "超過", "Acima do recebido";
    LabelProgramme: "Programme", "Programa", "プログラム", "Programa";
    LabelNumber: "Number", "Número", "番号", "Número";
    LabelFunder: "Funder", "Financiador", "資金提供者", "Financiador";
    LabelRecipient: "Recipient", "Destinatario", "受領者", "Destinatário";
    LabelResponsible: "Responsible", "Responsable", "責任者", "Responsável";
    LabelRequested: "Requested", "Solicitado", "申請額", "Solicitado";
    LabelDate: "Date", "Fecha", "日付", "Data";
    LabelCurrency: "Currency", "Moneda", "通貨", "Moeda";
    LabelRate: "Rate", "Tipo de cambio", "換算レート", "Taxa de câmbio";
    LabelUpdated: "Updated", "Actualizado", "更新日", "Atualizado";
    GrantedShare: "{} of the request was granted", "se concedió el {} de lo solicitado", "申請額の{}を採択", "{} do pedido foi concedido";
    Flows: "Flows", "Flujos", "資金の流れ", "Fluxos";
    Parties: "Parties", "Partes", "関係者", "Partes";
    Awards: "Awards", "Concesiones", "助成一覧", "Concessões";
    Notes: "Notes", "Notas", "注記", "Notas";
    Sources: "Sources", "Fuentes", "出典", "Fontes";
    About: "About", "Acerca de", "概要", "Sobre";

    // Periods and hours.
    Since: "since {}", "desde {}", "{}から", "desde {}";
    Until: "until {}", "hasta {}", "{}まで", "até {}";
    Hour: "{} hour a {}", "{} hora por {}", "{1}{0}時間", "{} hora por {}";
    Hours: "{} hours a {}", "{} horas por {}", "{1}{0}時間", "{} horas por {}";
    Week: "week", "semana", "週", "semana";
    Month: "month", "mes", "月", "mês";
    Year: "year", "año", "年", "ano";

    // Whose money a traced figure is.
    TracedEarmarked: "earmarked", "con destino fijado", "使途指定", "com destinação";
    TracedProRata: "pro rata", "a prorrata", "按分", "pro rata";

    CameFrom: "Whose money", "De quién es el dinero", "資金の出どころ", "De quem é o dinheiro";
    Reaches: "Whom it reaches", "A quién llega", "資金の行き先", "A quem chega";
    AndMore: "and {} more", "y {} más", "ほか{}件", "e mais {}";
    OtherFunders: "other funders", "otros financiadores", "その他の資金提供者", "outros financiadores";

    // What the reader can do.
    Hint: "Point at or tap a party or a flow to follow its money; click to keep it and read more.", "Señale o toque una parte o un flujo para seguir su dinero; haga clic para fijarlo y leer más.", "関係者や流れを指すか触れると資金を追えます。クリックで固定し、詳細を表示します。", "Aponte ou toque em uma parte ou em um fluxo para seguir o dinheiro; clique para fixar e ler mais.";
    Keys: "Arrow keys move, Home and End go to the ends of a column, Enter keeps and shows more, Escape lets go.", "Las flechas mueven, Inicio y Fin van a los extremos de la columna, Intro fija y muestra más, Escape suelta.", "矢印キーで移動、HomeとEndで列の端、Enterで固定して詳細、Escapeで解除。", "As setas movem, Home e End vão aos extremos da coluna, Enter fixa e mostra mais, Esc solta.";
    Released: "Nothing is traced", "No se sigue ningún dinero", "追跡を解除しました", "Nenhum dinheiro seguido";
    Close: "Close", "Cerrar", "閉じる", "Fechar";
    AsTable: "Show as table", "Mostrar como tabla", "表で表示", "Mostrar como tabela";
    AsDiagram: "Show as diagram", "Mostrar como diagrama", "図で表示", "Mostrar como diagrama";

    // What is shown.
    Shown: "Shown: {}, {} of {} flows", "Se muestra: {}, {} de {} flujos", "表示中：{}（{2}件中{1}件の流れ）", "Mostrado: {}, {} de {} fluxos";
    WholePeriods: "amounts are those of whole periods", "los importes son de periodos enteros", "金額は期間全体のもの", "os valores são de períodos inteiros";
    Undated: "without dates and left out: {}", "sin fechas y omitidos: {}", "日付がなく除外：{}件", "sem datas e omitidos: {}";
    ShownAll: "Everything is shown", "Se muestra todo", "すべて表示中", "Tudo é mostrado";
    Everything: "everything", "todo", "すべて", "tudo";
    WithHidden: "with what is not shown", "con lo que no se muestra", "非表示分を含む", "com o que não é mostrado";
    InAll: "In all", "En total", "全体", "No total";
    MadeUpOf: "Made up of", "Se compone de", "内訳", "Composto de";
    AsOne: "Draw as one", "Mostrar como uno", "まとめて表示", "Mostrar como um";

    // Legend.
    LegendScale: "{}", "{}", "{}", "{}";
    LegendNoScale: "Widths do not show amounts: none is known", "Los anchos no muestran importes: no se conoce ninguno", "幅は金額を表しません（金額不明）", "As larguras não mostram valores: nenhum é conhecido";
    LegendUncertain: "Amount not known, width estimated", "Importe desconocido, ancho estimado", "金額不明（幅は推定）", "Valor desconhecido, largura estimada";
    LegendProposed: "Proposed, not awarded", "Propuesto, no concedido", "申請中（未採択）", "Proposto, não concedido";
    LegendInKind: "In kind, no money", "En especie, sin dinero", "現物（金銭なし）", "Em espécie, sem dinheiro";
    LegendStub: "Kept or not allocated", "Conservado o sin asignar", "留保または未配分", "Retido ou não alocado";
    LegendThin: "Too small for this scale", "Demasiado pequeño para esta escala", "縮尺では見えない額", "Pequeno demais para esta escala";
    LegendHigher: "Made higher so that every name can be read", "Más alto para que se lea cada nombre", "すべての名前が読めるよう高くしています", "Mais alto para que se leia cada nome";
    LegendSpared: "Amounts only beside thick bars", "Importes solo junto a las barras gruesas", "金額は太い棒にのみ表示", "Valores só junto às barras grossas";

    // Powers of ten.
    Ones: "units", "unidades", "一の位", "unidades";
    Tens: "tens", "decenas", "数十", "dezenas";
    Hundreds: "hundreds", "cientos", "数百", "centenas";
    Thousands: "thousands", "miles", "数千", "milhares";
    TensOfThousands: "tens of thousands", "decenas de miles", "数万", "dezenas de milhares";
    HundredsOfThousands: "hundreds of thousands", "cientos de miles", "数十万", "centenas de milhares";
    Millions: "millions", "millones", "数百万", "milhões";
    TensOfMillions: "tens of millions", "decenas de millones", "数千万", "dezenas de milhões";
    HundredsOfMillions: "hundreds of millions", "cientos de millones", "数億", "centenas de milhões";
    Billions: "billions", "miles de millones", "数十億", "bilhões";
}

impl Word {
    /// The word with what is put in: `{}` takes the next part, `{0}` and `{1}` a certain one.
    #[must_use]
    pub(crate) fn with(self, locale: Locale, parts: &[&str]) -> String {
        let pattern = self.in_language(locale);
        let mut text = String::with_capacity(pattern.len() + 16);
        let mut next = 0;
        let mut rest = pattern;
        while let Some((before, after)) = rest.split_once('{') {
            let Some((number, after)) = after.split_once('}') else { break };
            let index = number.parse().unwrap_or(next);
            next += 1;
            text.push_str(before);
            text.push_str(&crate::letter::isolated(parts.get(index).copied().unwrap_or_default()));
            rest = after;
        }
        text.push_str(rest);
        text
    }

    /// How many of something there are.
    pub(crate) fn count(one: Self, more: Self, count: usize, locale: Locale) -> String {
        let word = if count == 1 { one } else { more };
        word.with(locale, &[&crate::money::whole(count, locale)])
    }
}

/// Names as a list: "A, B and C".
pub(crate) fn list(names: &[String], locale: Locale) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => {
            let comma = if locale == Locale::Japanese { "、" } else { ", " };
            let first: Vec<_> = first.iter().map(|name| crate::letter::isolated(name)).collect();
            Word::And.with(locale, &[&crate::letter::joined(&first, comma), last])
        }
    }
}

/// The heading of the column of a role.
#[must_use]
pub fn role_heading(lang: &str, role: Role) -> &'static str {
    let word = match role {
        Role::Funder => Word::Funders,
        Role::Sponsor => Word::Sponsors,
        Role::Project => Word::Projects,
        Role::Person => Word::People,
        Role::Deliverable => Word::Deliverables,
    };
    word.in_language(Locale::of(lang))
}

/// What a mark of the legend means.
#[must_use]
pub fn legend(lang: &str, key: LegendKey) -> &'static str {
    let word = match key {
        // Those are named after parties.
        LegendKey::Owner(_) => return "",
        LegendKey::Scale => Word::LegendScale,
        LegendKey::NoScale => Word::LegendNoScale,
        LegendKey::Uncertain => Word::LegendUncertain,
        LegendKey::Proposed => Word::LegendProposed,
        LegendKey::InKind => Word::LegendInKind,
        LegendKey::Stub => Word::LegendStub,
        LegendKey::Thin => Word::LegendThin,
        LegendKey::Higher => Word::LegendHigher,
    };
    word.in_language(Locale::of(lang))
}

mod of;

#[cfg(test)]
mod tests {
    use super::{Locale, Word, list};

    #[test]
    fn every_language_has_every_word_and_puts_in_as_much() {
        for &word in Word::ALL {
            let holes = |locale| word.in_language(locale).matches('{').count();
            for locale in Locale::ALL {
                assert!(!word.in_language(locale).is_empty(), "{word:?} {locale:?}");
                assert_eq!(holes(locale), holes(Locale::English), "{word:?} {locale:?}");
            }
        }
    }

    #[test]
    fn parts_are_put_in_once() {
        assert_eq!(Word::FlowTo.with(Locale::English, &["{}", "{1}"]), "{} to {1}");
        let hebrew = Word::FlowTo.with(Locale::English, &["קרן (א)", "B"]);
        assert_eq!(hebrew, "\u{2068}קרן (א)\u{2069} to B", "what runs from right to left turns nothing around it");
        assert_eq!(Word::SummaryMoney.with(Locale::Japanese, &["$5", "A"]), "Aから$5");
        let names = ["A".to_owned(), "B".to_owned(), "C".to_owned()];
        assert_eq!(list(&names, Locale::English), "A, B and C");
        assert_eq!(list(&names, Locale::Japanese), "A、BとC");
    }
}
