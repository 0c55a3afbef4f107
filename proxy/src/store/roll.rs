//! Roll-ups: what statistics are answered from. Changes are gathered while a transaction runs and written at its end, in
//! order, so that two proxies never wait for each other crosswise, and by each writer into rows of its own, so that they
//! seldom wait at all. An outcome that moves is taken from where it was.

use std::collections::BTreeMap;

use super::{
    Reached, Writing,
    sql::{Row, Sql},
};

/// What happened, as far as statistics tell it apart.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Place {
    pub(crate) workspace: String,
    pub(crate) mode: String,
    pub(crate) goal: String,
    pub(crate) day: String,
    /// Empty: none told.
    pub(crate) bot: String,
    /// Empty: none told.
    pub(crate) ad: String,
}

/// What became of an event: destination, outcome, reason (empty unless skipped).
pub(crate) type Fate = (String, String, String);

/// A person at a goal.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Visit {
    workspace: String,
    person: String,
    mode: String,
    goal: String,
    scope: String,
}

/// What a transaction changes.
#[derive(Debug, Default)]
pub(crate) struct Changes {
    reached: BTreeMap<Place, (i64, i64)>,
    outcomes: BTreeMap<(Place, Fate), i64>,
    values: BTreeMap<(Place, String), (i64, i64)>,
    visits: BTreeMap<String, BTreeMap<Visit, ()>>,
    /// By workspace and goal: the name it had last, and the happening that says so.
    names: BTreeMap<(String, String), (String, String)>,
}

impl Changes {
    pub(crate) fn reached(&mut self, place: &Place, is_first: bool) {
        let (reached, repeats) = self.reached.entry(place.clone()).or_default();
        *reached += 1;
        *repeats += i64::from(!is_first);
    }

    /// The goal's name is that of its newest happening, whose id this is.
    pub(crate) fn named(&mut self, reached: &Reached, id: &str) {
        let goal = (reached.workspace.clone(), reached.goal.clone());
        self.names.insert(goal, (reached.goal_name.clone(), id.to_owned()));
    }

    pub(crate) fn outcome(&mut self, place: &Place, fate: Fate, n: i64) {
        *self.outcomes.entry((place.clone(), fate)).or_default() += n;
    }

    /// The value of a goal that counted; one too large or too fine to be summed is left out.
    pub(crate) fn value(&mut self, place: &Place, amount: &str, currency: &str) {
        if let Some((whole, nano)) = parts(amount) {
            let sum = self.values.entry((place.clone(), currency.to_owned())).or_default();
            *sum = (sum.0 + whole, sum.1 + nano);
        }
    }

    /// Somebody came: to a goal (`place.goal`), or into a flow (an empty goal).
    pub(crate) fn visit(&mut self, place: &Place, person: &str) {
        let (bot, ad) = (&place.bot, &place.ad);
        let scopes = [
            Some(String::new()),
            (!bot.is_empty()).then(|| scope(bot, "")),
            (!ad.is_empty()).then(|| scope("", ad)),
            (!bot.is_empty() && !ad.is_empty()).then(|| scope(bot, ad)),
        ];
        let of_day = self.visits.entry(place.day.clone()).or_default();
        for scope in scopes.into_iter().flatten() {
            let visit = Visit {
                workspace: place.workspace.clone(),
                person: person.to_owned(),
                mode: place.mode.clone(),
                goal: place.goal.clone(),
                scope,
            };
            of_day.insert(visit, ());
        }
    }

    /// Writes everything.
    pub(crate) async fn write(self, writing: &mut Writing) -> Result<(), sqlx::Error> {
        let mut people = BTreeMap::new();
        for (day, visits) in self.visits {
            let visits: Vec<Visit> = visits.into_keys().collect();
            for visits in writing.pieces(&visits) {
                came(writing, &day, visits, &mut people).await?;
            }
        }
        let writer = writing.writer;
        let names: Vec<_> = self.names.into_iter().collect();
        for rows in writing.pieces(&names) {
            let mut sql = Sql::new("INSERT INTO goal_seen (workspace, goal, name, reached, writer) ").kept();
            sql.rows(rows, |row, ((workspace, goal), (name, reached))| {
                row.bind(&**workspace).and(&**goal).and(&**name).and(&**reached).and(writer);
            });
            sql.push(
                " ON CONFLICT (workspace, goal, writer) DO UPDATE SET name = excluded.name, reached = excluded.reached \
                  WHERE excluded.reached > goal_seen.reached",
            );
            sql.execute(writing).await?;
        }
        let reached: Vec<_> = self.reached.into_iter().collect();
        for rows in writing.pieces(&reached) {
            let mut sql =
                Sql::new("INSERT INTO roll_reached (workspace, mode, goal, day, bot, ad, reached, repeats, writer) ")
                    .kept();
            sql.rows(rows, |row, (at, (reached, repeats))| {
                place(row, at).and(*reached).and(*repeats).and(writer);
            });
            sql.push(" ON CONFLICT (workspace, mode, goal, day, bot, ad, writer) DO UPDATE SET reached = roll_reached.reached + excluded.reached, \
                      repeats = roll_reached.repeats + excluded.repeats");
            sql.execute(writing).await?;
        }
        let outcomes: Vec<_> = self.outcomes.into_iter().filter(|(_, n)| *n != 0).collect();
        for rows in writing.pieces(&outcomes) {
            let mut sql = Sql::new(
                "INSERT INTO roll_outcome (workspace, mode, goal, day, bot, ad, destination, outcome, reason, n, writer) ",
            )
            .kept();
            sql.rows(rows, |row, ((at, (destination, outcome, reason)), n)| {
                place(row, at).and(&**destination).and(&**outcome).and(&**reason).and(*n).and(writer);
            });
            sql.push(
                " ON CONFLICT (workspace, mode, goal, day, bot, ad, destination, outcome, reason, writer) \
                      DO UPDATE SET n = roll_outcome.n + excluded.n",
            );
            sql.execute(writing).await?;
        }
        let values: Vec<_> = self.values.into_iter().collect();
        for rows in writing.pieces(&values) {
            let mut sql = Sql::new(
                "INSERT INTO roll_value (workspace, mode, goal, day, bot, ad, currency, whole, nano, writer) ",
            )
            .kept();
            sql.rows(rows, |row, ((at, currency), (whole, nano))| {
                place(row, at).and(&**currency).and(*whole).and(*nano).and(writer);
            });
            sql.push(
                " ON CONFLICT (workspace, mode, goal, day, bot, ad, currency, writer) \
                      DO UPDATE SET whole = roll_value.whole + excluded.whole, nano = roll_value.nano + excluded.nano",
            );
            sql.execute(writing).await?;
        }
        let people: Vec<_> = people.into_iter().collect();
        for rows in writing.pieces(&people) {
            let mut sql =
                Sql::new("INSERT INTO roll_people (workspace, mode, goal, scope, day, before, n, writer) ").kept();
            sql.rows(rows, |row, ((workspace, mode, goal, scope, day, before), n): &(Came, i64)| {
                row.bind(&**workspace)
                    .and(&**mode)
                    .and(&**goal)
                    .and(&**scope)
                    .and(&**day)
                    .and(&**before)
                    .and(*n)
                    .and(writer);
            });
            sql.push(
                " ON CONFLICT (workspace, mode, goal, scope, day, before, writer) DO UPDATE SET n = roll_people.n + excluded.n",
            );
            sql.execute(writing).await?;
        }
        Ok(())
    }
}

fn place<'r>(row: &'r mut Row, at: &Place) -> &'r mut Row {
    row.bind(&*at.workspace).and(&*at.mode).and(&*at.goal).and(&*at.day).and(&*at.bot).and(&*at.ad)
}

/// Workspace, mode, goal, scope, day, day before.
type Came = (String, String, String, String, String, String);

/// Notes `day` as the last day of each visitor, and counts those for whom that is news by their last day before.
async fn came(
    writing: &mut Writing,
    day: &str,
    visits: &[Visit],
    people: &mut BTreeMap<Came, i64>,
) -> Result<(), sqlx::Error> {
    let mut sql = Sql::new("INSERT INTO person_day (workspace, person, mode, goal, scope, day, before) ").kept();
    sql.rows(visits, |row, visit| {
        row.bind(&*visit.workspace)
            .and(&*visit.person)
            .and(&*visit.mode)
            .and(&*visit.goal)
            .and(&*visit.scope)
            .and(day)
            .and("");
    });
    sql.push(
        " ON CONFLICT (workspace, person, mode, goal, scope) DO UPDATE SET before = person_day.day, day = excluded.day \
              WHERE excluded.day > person_day.day RETURNING workspace, mode, goal, scope, day, before",
    );
    for came in sql.fetch::<Came>(writing).await? {
        *people.entry(came).or_default() += 1;
    }
    Ok(())
}

/// What `roll_people` and `person_day` call the people of a bot, of an ad, or of both.
pub(crate) fn scope(bot: &str, ad: &str) -> String {
    match (bot.is_empty(), ad.is_empty()) {
        (true, true) => String::new(),
        (false, true) => format!("b{bot}"),
        (true, false) => format!("a{ad}"),
        (false, false) => format!("x{bot}\u{1f}{ad}"),
    }
}

/// A sum of amounts, exactly.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Sum(i64, i64);

impl Sum {
    /// Adds an amount as JSON writes it; one too large or too fine to be summed is left out.
    pub(crate) fn add(&mut self, amount: &str) {
        if let Some((whole, nano)) = parts(amount) {
            *self = Self(self.0 + whole, self.1 + nano);
        }
    }

    /// The sum as JSON writes it.
    pub(crate) fn amount(self) -> String {
        amount(self.0, self.1)
    }
}

/// Digits after the point that are summed.
const FINE: usize = 9;

/// Whole units and thousand millionths of an amount as JSON writes it.
fn parts(amount: &str) -> Option<(i64, i64)> {
    let (sign, digits) = amount.strip_prefix('-').map_or((1, amount), |rest| (-1, rest));
    let (whole, fine) = digits.split_once('.').unwrap_or((digits, ""));
    let fine = fine.trim_end_matches('0');
    if whole.len() > 15 || fine.len() > FINE {
        return None;
    }
    let nano: i64 = format!("{fine:0<FINE$}").parse().ok()?;
    Some((sign * whole.parse::<i64>().ok()?, sign * nano))
}

/// The amount that `whole` units and `nano` thousand millionths are together, as JSON writes it.
pub(crate) fn amount(whole: i64, nano: i64) -> String {
    let all = i128::from(whole) * 1_000_000_000 + i128::from(nano);
    let (sign, all) = (if all < 0 { "-" } else { "" }, all.unsigned_abs());
    let text = format!("{sign}{}.{:09}", all / 1_000_000_000, all % 1_000_000_000);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_summed_exactly() {
        for text in ["0", "49.9", "-49.9", "-0.05", "123456789012345.000000001", "0.1"] {
            let (whole, nano) = parts(text).expect(text);
            assert_eq!(amount(whole, nano), text);
        }
        let tenths =
            (0..30).map(|_| parts("0.10").expect("an amount")).fold((0, 0), |sum, it| (sum.0 + it.0, sum.1 + it.1));
        assert_eq!(amount(tenths.0, tenths.1), "3");
        assert_eq!(parts("0.0000000001"), None);
        assert_eq!(parts("1234567890123456"), None);
    }
}
