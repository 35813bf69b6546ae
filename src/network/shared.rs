//! A shared list: copies of a network have it in common until one of them changes it.

use std::ops::{Deref, DerefMut};
use std::slice::Iter;
use std::sync::Arc;

/// Reads as the list that it is, and is written as one; what is written is seen in this copy alone.
#[derive(Clone, Debug)]
pub(crate) struct Shared<T>(Arc<Vec<T>>);

impl<T> From<Vec<T>> for Shared<T> {
    fn from(list: Vec<T>) -> Self {
        Self(Arc::new(list))
    }
}

impl<T> Shared<T> {
    /// The entries of a list that nobody has in common yet; of another none. Copies nothing, so that what alone makes networks
    /// has no code for that.
    pub(crate) fn fresh(&mut self) -> &mut [T] {
        Arc::get_mut(&mut self.0).map_or(&mut [], Vec::as_mut_slice)
    }
}

impl<T> Deref for Shared<T> {
    type Target = Vec<T>;

    fn deref(&self) -> &Vec<T> {
        &self.0
    }
}

impl<T: Clone> DerefMut for Shared<T> {
    fn deref_mut(&mut self) -> &mut Vec<T> {
        Arc::make_mut(&mut self.0)
    }
}

impl<'a, T> IntoIterator for &'a Shared<T> {
    type Item = &'a T;
    type IntoIter = Iter<'a, T>;

    fn into_iter(self) -> Iter<'a, T> {
        self.0.iter()
    }
}
