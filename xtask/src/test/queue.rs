//! The queue of checks: two run at a time, what each says stays together, and in the end stands how long each took.

use std::fs::{self, File};
use std::io::{IsTerminal, stdout};
use std::process::{Command, Stdio};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use crate::Outcome;
use crate::run::target;

/// How many checks run at a time. Most have a core to do half of their time: the linker of the wasm has one thread, and browsers are
/// waited for.
const LANES: usize = 2;

/// A check: something that can fail, and the name by which it is asked for.
#[derive(Debug)]
pub struct Check {
    pub name: &'static str,
    /// The checks whose work it needs. They stand before it.
    pub needs: &'static [&'static str],
    /// Whether it builds in `target/debug`, where cargo lets only one build at a time, and where one program takes another's place.
    pub builds: bool,
    pub run: fn() -> Outcome,
}

/// Where a check stands.
#[derive(Debug, Clone)]
enum State {
    Waiting,
    Running,
    Done(Duration, Result<(), String>),
}

/// What a check said, and what came of it.
type Said = (String, Result<(), String>);

struct Queue<'c> {
    checks: &'c [Check],
    /// Where each stands.
    states: Mutex<Vec<State>>,
    changed: Condvar,
}

/// Runs all checks, says at the end how long each took and which failed.
pub fn run(checks: &[Check]) -> Outcome {
    let began = Instant::now();
    let mut failed = Vec::new();
    let states = worked(checks, &apart);
    println!();
    for (check, state) in checks.iter().zip(states) {
        if let State::Done(took, outcome) = state {
            println!("{:>9}  {}{}", seconds(took), check.name, if outcome.is_ok() { "" } else { "  failed" });
            failed.extend(outcome.err().map(|error| format!("{}: {error}", check.name)));
        }
    }
    println!("{:>9}  all, two at a time", seconds(began.elapsed()));
    if failed.is_empty() {
        println!("\nall checks passed");
        return Ok(());
    }
    Err(format!("{} failed\n  {}", failed.len(), failed.join("\n  ")).into())
}

/// The checks of these names, each after those that it needs.
pub fn named<'c>(checks: &'c [Check], names: &[&str]) -> Outcome<Vec<&'c Check>> {
    let mut found: Vec<&Check> = Vec::new();
    for name in names {
        let check = checks.iter().find(|check| check.name == *name).ok_or_else(|| {
            let all: Vec<_> = checks.iter().map(|check| check.name).collect();
            format!("no such check: {name}; there are {}", all.join(", "))
        })?;
        for check in named(checks, check.needs)?.into_iter().chain([check]) {
            if found.iter().all(|other| other.name != check.name) {
                found.push(check);
            }
        }
    }
    Ok(found)
}

/// Where all checks stand after each has been run, or given up.
fn worked(checks: &[Check], run: &(dyn Fn(&Check) -> Said + Sync)) -> Vec<State> {
    let states = Mutex::new(vec![State::Waiting; checks.len()]);
    let queue = Queue { checks, states, changed: Condvar::new() };
    thread::scope(|scope| {
        for _ in 0..LANES {
            scope.spawn(|| queue.work(run));
        }
    });
    queue.states.into_inner().unwrap_or_else(PoisonError::into_inner)
}

impl Queue<'_> {
    fn states(&self) -> MutexGuard<'_, Vec<State>> {
        self.states.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Runs one check after the other until none is left to begin.
    fn work(&self, run: &(dyn Fn(&Check) -> Said + Sync)) {
        while let Some(index) = self.next() {
            let (name, began) = (self.checks[index].name, Instant::now());
            println!("\n{name} has begun");
            let (said, outcome) = run(&self.checks[index]);
            let took = began.elapsed();
            print!("\n==== {name}, {}\n{said}", seconds(took));
            self.states()[index] = State::Done(took, outcome);
            self.changed.notify_all();
        }
    }

    /// The next check that can begin, as soon as there is one.
    fn next(&self) -> Option<usize> {
        let mut states = self.states();
        loop {
            for index in 0..states.len() {
                if let (State::Waiting, Some(need)) = (&states[index], self.missing(&states, index)) {
                    states[index] =
                        State::Done(Duration::ZERO, Err(format!("not tried, for it needs what {need} does")));
                }
            }
            if let Some(index) = (0..states.len()).find(|index| self.can_begin(&states, *index)) {
                states[index] = State::Running;
                return Some(index);
            }
            if !states.iter().any(|state| matches!(state, State::Waiting)) {
                return None;
            }
            states = self.changed.wait(states).unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn can_begin(&self, states: &[State], index: usize) -> bool {
        let Check { needs, builds, .. } = self.checks[index];
        let is_built =
            self.checks.iter().zip(states).any(|(other, state)| other.builds && matches!(state, State::Running));
        let is_done = |need: &&str| matches!(self.state(states, need), Some(State::Done(_, Ok(()))));
        matches!(states[index], State::Waiting) && !(builds && is_built) && needs.iter().all(is_done)
    }

    /// The first of the checks that one needs and that failed.
    fn missing(&self, states: &[State], index: usize) -> Option<&'static str> {
        let failed = |need: &&&str| matches!(self.state(states, need), Some(State::Done(_, Err(_))));
        self.checks[index].needs.iter().find(failed).copied()
    }

    fn state<'s>(&self, states: &'s [State], name: &str) -> Option<&'s State> {
        self.checks.iter().zip(states).find(|(check, _)| check.name == name).map(|(_, state)| state)
    }
}

/// Runs a check as a program of its own, so that what it says is not mixed with what another says. It stays in `target/checks`.
fn apart(check: &Check) -> Said {
    let run = || -> Outcome<(String, bool)> {
        let folder = target().join("checks");
        fs::create_dir_all(&folder)?;
        let path = folder.join(check.name).with_extension("txt");
        let file = File::create(&path)?;
        let mut own = Command::new(std::env::current_exe()?);
        own.args(["check", check.name]).stdin(Stdio::null()).stdout(file.try_clone()?).stderr(file);
        if stdout().is_terminal() {
            own.env("CARGO_TERM_COLOR", "always").env("FORCE_COLOR", "1");
        }
        let passed = own.status()?.success();
        Ok((String::from_utf8_lossy(&fs::read(path)?).into_owned(), passed))
    };
    match run() {
        Ok((said, true)) => (said, Ok(())),
        Ok((said, false)) => {
            let error =
                said.lines().rev().find_map(|line| line.strip_prefix("xtask: ")).unwrap_or("it ended early").to_owned();
            (said, Err(error))
        }
        Err(error) => (String::new(), Err(error.to_string())),
    }
}

fn seconds(time: Duration) -> String {
    format!("{:.1} s", time.as_secs_f64())
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;
    use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
    use std::thread::sleep;
    use std::time::Duration;

    use super::{Check, State, named, worked};

    fn check(name: &'static str, needs: &'static [&'static str], builds: bool) -> Check {
        Check { name, needs, builds, run: || Ok(()) }
    }

    #[test]
    fn only_what_needs_a_failed_check_is_given_up() {
        let checks =
            [check("a", &[], false), check("b", &["a"], false), check("c", &["b"], false), check("d", &[], false)];
        let begun = Mutex::new(Vec::new());
        let states = worked(&checks, &|check| {
            begun.lock().expect("no panic").push(check.name);
            (String::new(), if check.name == "a" { Err("no".to_owned()) } else { Ok(()) })
        });
        let mut begun = begun.into_inner().expect("no panic");
        begun.sort_unstable();
        assert_eq!(begun, ["a", "d"]);
        let failed: Vec<_> = states.iter().map(|state| matches!(state, State::Done(_, Err(_)))).collect();
        assert_eq!(failed, [true, true, true, false]);
    }

    #[test]
    fn one_builds_at_a_time_and_each_after_what_it_needs() {
        let checks =
            [check("a", &[], true), check("b", &[], true), check("c", &[], false), check("d", &["a", "c"], true)];
        let (building, done, wrong) = (AtomicUsize::new(0), Mutex::new(Vec::new()), Mutex::new(Vec::new()));
        worked(&checks, &|check| {
            let others = building.fetch_add(usize::from(check.builds), SeqCst);
            let has_all = check.needs.iter().all(|need| done.lock().expect("no panic").contains(need));
            if (check.builds && others > 0) || !has_all {
                wrong.lock().expect("no panic").push(check.name);
            }
            sleep(Duration::from_millis(5));
            done.lock().expect("no panic").push(check.name);
            building.fetch_sub(usize::from(check.builds), SeqCst);
            (String::new(), Ok(()))
        });
        assert_eq!(wrong.into_inner().expect("no panic"), Vec::<&str>::new());
        assert_eq!(done.into_inner().expect("no panic").len(), 4);
    }

    #[test]
    fn named_checks_come_after_what_they_need_and_once() {
        let checks = [check("a", &[], false), check("b", &["a"], false), check("c", &["a", "b"], false)];
        let names = |names: &[&str]| -> Vec<&str> {
            named(&checks, names).expect("their names").iter().map(|check| check.name).collect()
        };
        assert_eq!(names(&["c", "a"]), ["a", "b", "c"]);
        assert_eq!(names(&["b"]), ["a", "b"]);
        assert_eq!(named(&checks, &["x"]).expect_err("no name").to_string(), "no such check: x; there are a, b, c");
    }
}
