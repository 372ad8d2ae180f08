//! Work on many threads whose results are taken one by one, in the order of the work.

use std::collections::BTreeMap;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use crate::error::Result;

/// Pieces of work that may be begun before the oldest unfinished one is done, for every thread: enough to keep the
/// threads busy beside a large one, few enough to bound the memory.
const AHEAD_PER_THREAD: usize = 8;

/// Makes a thing of each piece of `work` on the threads of `pool`, and takes each in its order.
///
/// Whichever thread finishes the thing whose turn it is takes it, and those that waited for it, while the others go on. Tasks
/// that were spawned in the pool meanwhile are done before new work is begun.
///
/// # Errors
///
/// Stops at the first error of `take`, and returns it.
pub(super) fn in_order<W, T: Send>(
    pool: &rayon::ThreadPool,
    work: impl Iterator<Item = W> + Send,
    make: impl Fn(W) -> T + Sync,
    take: impl FnMut(T) -> Result<()> + Send,
) -> Result<()> {
    let queue = Queue {
        ahead: AHEAD_PER_THREAD * pool.current_num_threads(),
        state: Mutex::new(State {
            work,
            next: 0,
            turn: 0,
            ready: BTreeMap::new(),
            taking: false,
            stopped: false,
            failed: None,
        }),
        moved: Condvar::new(),
        take: Mutex::new(take),
    };
    pool.broadcast(|_| {
        let _stop = StopOnPanic(&queue);
        while let Some((number, work)) = queue.next() {
            queue.hand_in(number, make(work));
            // What waits for them holds memory.
            while rayon::yield_now() == Some(rayon::Yield::Executed) {}
        }
    });
    let state = queue.state.into_inner().unwrap_or_else(PoisonError::into_inner);
    state.failed.map_or(Ok(()), Err)
}

struct Queue<I, T, F> {
    ahead: usize,
    state: Mutex<State<I, T>>,
    /// Told whenever a thing is taken, and when there is an end to all.
    moved: Condvar,
    take: Mutex<F>,
}

struct State<I, T> {
    /// What is not begun yet.
    work: I,
    /// The number of the next thing to be made.
    next: usize,
    /// The next thing to be taken.
    turn: usize,
    /// Things that wait for their turn.
    ready: BTreeMap<usize, T>,
    /// Whether a thread is taking things.
    taking: bool,
    stopped: bool,
    failed: Option<crate::error::Error>,
}

impl<W, I: Iterator<Item = W>, T, F: FnMut(T) -> Result<()>> Queue<I, T, F> {
    fn state(&self) -> MutexGuard<'_, State<I, T>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The next piece of work with its number, once it is not too far ahead; `None` at the end.
    fn next(&self) -> Option<(usize, W)> {
        let mut state = self.state();
        let work = state.work.next()?;
        let number = state.next;
        state.next += 1;
        // The thing whose turn it is never waits here, so that somebody always goes on.
        let too_far = |state: &mut State<I, T>| !state.stopped && number >= state.turn + self.ahead;
        let state = self.moved.wait_while(state, too_far).unwrap_or_else(PoisonError::into_inner);
        (!state.stopped).then_some((number, work))
    }

    /// Lets a thing wait for its turn; takes all whose turn it is, unless another thread does.
    fn hand_in(&self, number: usize, thing: T) {
        let mut state = self.state();
        state.ready.insert(number, thing);
        if state.taking {
            return;
        }
        state.taking = true;
        while let Some(thing) = {
            let turn = state.turn;
            state.ready.remove(&turn)
        } {
            drop(state);
            let taken = self.take.lock().map_or(Ok(()), |mut take| take(thing));
            state = self.state();
            state.turn += 1;
            if let Err(error) = taken {
                state.failed = Some(error);
                state.stopped = true;
            }
            self.moved.notify_all();
            if state.stopped {
                break;
            }
        }
        state.taking = false;
    }
}

/// Lets the other threads end when one of them panics; they would wait for its work.
struct StopOnPanic<'a, I: Iterator, T, F: FnMut(T) -> Result<()>>(&'a Queue<I, T, F>);

impl<I: Iterator, T, F: FnMut(T) -> Result<()>> Drop for StopOnPanic<'_, I, T, F> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.0.state().stopped = true;
            self.0.moved.notify_all();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;
    use crate::error::Error;

    fn pool(threads: usize) -> rayon::ThreadPool {
        rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap()
    }

    #[test]
    fn things_are_taken_in_order_and_never_far_behind() {
        for threads in [1, 2, 5] {
            let (begun, mut taken) = (AtomicUsize::new(0), Vec::new());
            let make = |number| {
                begun.fetch_add(1, Ordering::SeqCst);
                // The first of every ten takes longest.
                (0..if number % 10 == 0 { 200_000 } else { 10 })
                    .fold(number, |a, b| std::hint::black_box(a ^ b ^ b))
            };
            let take = |number| {
                taken.push(number);
                assert!(begun.load(Ordering::SeqCst) <= taken.len() + AHEAD_PER_THREAD * threads);
                Ok(())
            };
            in_order(&pool(threads), 0..500, make, take).unwrap();
            assert_eq!(taken, (0..500).collect::<Vec<_>>());
        }
    }

    #[test]
    fn nothing_is_taken_after_an_error() {
        let mut taken = 0;
        let take = |number| {
            taken += 1;
            if number == 40 { Err(Error::OutputInUse { path: "x".into() }) } else { Ok(()) }
        };
        assert!(in_order(&pool(3), 0..100_000, |number| number, take).is_err());
        assert_eq!(taken, 41);
        in_order(&pool(3), 0..0, |number: usize| number, |_| Ok(())).unwrap();
    }

    #[test]
    fn a_panic_ends_all_threads() {
        let make = |number| assert_ne!(number, 70, "the work fails");
        let run = || in_order(&pool(3), 0..1000, make, |()| Ok(()));
        assert!(std::panic::catch_unwind(std::panic::AssertUnwindSafe(run)).is_err());
    }
}
