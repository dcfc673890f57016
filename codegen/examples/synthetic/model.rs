//! A made-up API: enters its size, leaves operations and the data structures that they share.

use crate::chance::Chance;
use crate::words::{ENUMS, NOUNS, NUMBERS, PARTS, READ, WRITE, Word};

/// The API.
pub(crate) struct Api {
    pub(crate) operations: Vec<Operation>,
    pub(crate) dtos: Vec<Dto>,
}

/// An operation.
pub(crate) struct Operation {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) post: bool,
    pub(crate) parameters: Vec<Field>,
    pub(crate) reply: Reply,
}

/// What the reply holds; the numbers are places in [`Api::dtos`].
pub(crate) enum Reply {
    One(usize),
    List(usize),
}

/// A data structure. Those that it names stand before it.
pub(crate) struct Dto {
    pub(crate) name: String,
    pub(crate) fields: Vec<Field>,
}

/// A parameter or field.
pub(crate) struct Field {
    pub(crate) name: String,
    pub(crate) words: String,
    pub(crate) kind: Kind,
    pub(crate) required: bool,
}

/// The type of a field, and what is said with it.
#[derive(Clone, Copy)]
pub(crate) enum Kind {
    Text,
    Moment,
    Number,
    Flag,
    Texts,
    Object,
    /// A place in [`ENUMS`].
    Enum(usize),
    Page,
    Limit,
    Dto(usize),
    Dtos(usize),
}

/// Data structures of one direction.
#[derive(Default)]
struct Pool {
    /// Those that name no other, so that they may be named.
    leaves: Vec<usize>,
    all: Vec<usize>,
}

struct Maker {
    chance: Chance,
    fields: usize,
    dtos: Vec<Dto>,
    requests: Pool,
    replies: Pool,
}

impl Api {
    /// An API of `operations`, whose data structures have `fields` on average.
    pub(crate) fn new(operations: usize, fields: usize) -> Self {
        let pools = (Pool::default(), Pool::default());
        let mut maker = Maker { chance: Chance::new(), fields, dtos: Vec::new(), requests: pools.0, replies: pools.1 };
        let operations = (0..operations).map(|i| maker.operation(i)).collect();
        Self { operations, dtos: maker.dtos }
    }

    /// How many fields all data structures have.
    pub(crate) fn fields(&self) -> usize {
        self.dtos.iter().map(|dto| dto.fields.len()).sum()
    }
}

impl Maker {
    fn operation(&mut self, number: usize) -> Operation {
        // 1.05 data structures per operation: a new one is made as long as there are fewer.
        let wanted = (number + 1) * 21 / 20;
        let post = self.chance.percent(60);
        let paged = self.chance.percent(20);
        let (thing, label) = thing(number, "-");
        let verbs: &[Word] = if post { &WRITE } else { &READ };
        let (verb, said) = verbs[number / NOUNS.len() % verbs.len()];
        let (verb, said) = if paged { ("list", "列出") } else { (verb, said) };
        let mut parameters = self.parameters(post, wanted);
        if paged {
            parameters.push(field("page", "要取第几页", Kind::Page, false));
            parameters.push(field("limit", "一页最多几条", Kind::Limit, false));
        }
        let dto = self.take(wanted, false);
        let reply = match (paged, self.chance.percent(15)) {
            (true, _) => Reply::One(self.page_of(dto)),
            (false, true) => Reply::List(dto),
            (false, false) => Reply::One(dto),
        };
        Operation { id: format!("{verb}-{thing}"), title: format!("{said}{label}"), post, parameters, reply }
    }

    /// 3.5 parameters on average with those of pages.
    fn parameters(&mut self, post: bool, wanted: usize) -> Vec<Field> {
        let count = 1 + self.chance.below(4) + if self.chance.percent(15) { 6 } else { 0 };
        let mut list = Vec::new();
        for i in 0..count {
            let (name, words, kind) = self.words(i);
            let kind = match kind {
                Kind::Object if !post => Kind::Text,
                _ if post && i == 1 && self.chance.percent(40) => Kind::Dtos(self.take(wanted, true)),
                kind => kind,
            };
            let required = self.chance.percent(45);
            list.push(Field { name, words, kind, required });
        }
        unique(list)
    }

    /// A data structure of a direction: a new one as long as there are fewer than `wanted`, else a known one.
    fn take(&mut self, wanted: usize, request: bool) -> usize {
        let known = self.pool(request).all.len();
        if known > 0 && self.dtos.len() >= wanted {
            let place = self.chance.below(known);
            return self.pool(request).all[place];
        }
        let fields = self.dto_fields(request);
        let is_leaf = !fields.iter().any(|f| matches!(f.kind, Kind::Dto(_) | Kind::Dtos(_)));
        let place = self.add(if request { "Input" } else { "" }, fields);
        let pool = self.pool(request);
        pool.all.push(place);
        if is_leaf {
            pool.leaves.push(place);
        }
        place
    }

    fn pool(&mut self, request: bool) -> &mut Pool {
        if request { &mut self.requests } else { &mut self.replies }
    }

    fn add(&mut self, suffix: &str, fields: Vec<Field>) -> usize {
        let name: String = thing(self.dtos.len(), "-").0.split('-').map(capital).collect();
        self.dtos.push(Dto { name: format!("{name}{suffix}Dto"), fields: unique(fields) });
        self.dtos.len() - 1
    }

    /// The page of a list.
    fn page_of(&mut self, dto: usize) -> usize {
        let name = format!("{}PagingDto", self.dtos[dto].name.trim_end_matches("Dto"));
        if let Some(place) = self.dtos.iter().position(|dto| dto.name == name) {
            return place;
        }
        let total = field("totalCount", "一共有几条", Kind::Number, true);
        let list = field("list", "这一页的内容", Kind::Dtos(dto), true);
        self.dtos.push(Dto { name, fields: vec![total, list] });
        self.dtos.len() - 1
    }

    /// Most data structures are smaller than the mean, one of thirty is three times as large.
    fn dto_fields(&mut self, request: bool) -> Vec<Field> {
        let mean = self.fields;
        let count = match self.chance.below(30) {
            0 => mean * 3,
            1..=9 => mean * 3 / 2,
            _ => mean / 4 + self.chance.below(mean),
        };
        let leaves = self.pool(request).leaves.clone();
        let nests = !leaves.is_empty() && self.chance.percent(50);
        let mut list = Vec::new();
        for i in 0..count.max(1) {
            let (mut name, mut words, mut kind) = self.words(i);
            if nests && i % 12 == 1 {
                let leaf = leaves[self.chance.below(leaves.len())];
                let is_list = self.chance.percent(70);
                let noun = NOUNS[self.chance.below(NOUNS.len())];
                (name, words) =
                    (format!("{}{}", noun.0, if is_list { "List" } else { "Info" }), format!("{}的内容", noun.1));
                kind = if is_list { Kind::Dtos(leaf) } else { Kind::Dto(leaf) };
            }
            let required = self.chance.percent(50);
            list.push(Field { name, words, kind, required });
        }
        list
    }

    /// The name, description and type of a field.
    fn words(&mut self, place: usize) -> (String, String, Kind) {
        if self.chance.percent(8) {
            let which = self.chance.below(ENUMS.len());
            let (name, label) = ENUMS[which].0;
            return (name.to_owned(), format!("{label}的种类"), Kind::Enum(which));
        }
        let (noun, noun_label) = NOUNS[(place + self.chance.below(5) * 7) % NOUNS.len()];
        match self.chance.below(100) {
            0..=9 => (format!("{noun}At"), format!("{noun_label}变更的时刻"), Kind::Moment),
            10..=17 => (format!("with{}", capital(noun)), format!("是否带上{noun_label}"), Kind::Flag),
            18..=23 => (format!("{noun}Ids"), format!("各个{noun_label}的 ID"), Kind::Texts),
            24..=25 => (format!("{noun}Data"), format!("{noun_label}的扩展数据"), Kind::Object),
            _ => {
                let (part, label) = PARTS[self.chance.below(PARTS.len())];
                let kind = if NUMBERS.contains(&part) { Kind::Number } else { Kind::Text };
                (format!("{noun}{part}"), format!("{noun_label}的{}", label.trim_start()), kind)
            }
        }
    }
}

fn field(name: &str, words: &str, kind: Kind, required: bool) -> Field {
    Field { name: name.to_owned(), words: words.to_owned(), kind, required }
}

/// The fields without those whose name is taken.
fn unique(fields: Vec<Field>) -> Vec<Field> {
    let mut kept: Vec<Field> = Vec::new();
    for field in fields {
        if !kept.iter().any(|known| known.name == field.name) {
            kept.push(field);
        }
    }
    kept
}

/// The name of the thing with this number, and its Chinese word: two nouns, and a number when they run out.
fn thing(number: usize, joint: &str) -> (String, String) {
    let (first, second) = (NOUNS[number % NOUNS.len()], NOUNS[number / NOUNS.len() % NOUNS.len()]);
    let round = number / NOUNS.len() / NOUNS.len();
    let suffix = if round == 0 { String::new() } else { format!("{joint}v{round}") };
    (format!("{}{joint}{}{suffix}", first.0, second.0), format!("{}的{}", first.1, second.1))
}

fn capital(word: &str) -> String {
    word[..1].to_ascii_uppercase() + &word[1..]
}
