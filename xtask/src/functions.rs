//! Functions: what a wasm module holds, by name, as far as it is needed to see where its bytes are.

/// A module taken apart.
#[derive(Debug, Default)]
pub struct Module<'w> {
    /// The name and the body of every function.
    pub functions: Vec<(String, &'w [u8])>,
    /// Texts and tables.
    pub data: &'w [u8],
    /// Bytes of all sections but code, data and names.
    pub other: usize,
}

/// Reads a module; none where it is none.
pub fn read(wasm: &[u8]) -> Option<Module<'_>> {
    let mut bytes = Bytes(wasm.strip_prefix(b"\0asm\x01\0\0\0")?);
    let (mut module, mut imported, mut bodies, mut names) = (Module::default(), 0, Vec::new(), Vec::new());
    while !bytes.0.is_empty() {
        let kind = bytes.take(1)?.first().copied()?;
        let section = bytes.run()?;
        let mut inside = Bytes(section);
        match kind {
            // Custom sections begin with their name; only names of functions are looked at.
            0 => names = if inside.run()? == b"name" { functions_of(inside)? } else { names },
            10 => bodies = inside.list(Bytes::run)?,
            11 => module.data = section,
            2 => {
                imported = inside.list(Bytes::import)?.into_iter().filter(|is_function| *is_function).count();
                module.other += section.len();
            }
            _ => module.other += section.len(),
        }
    }
    module.functions = bodies.into_iter().map(|body| (String::new(), body)).collect();
    for (index, name) in names {
        // Imports come first in the numbering.
        if let Some(function) = index.checked_sub(imported).and_then(|index| module.functions.get_mut(index)) {
            function.0 = name;
        }
    }
    Some(module)
}

/// The numbers and names of functions in a name section.
fn functions_of(mut names: Bytes) -> Option<Vec<(usize, String)>> {
    while !names.0.is_empty() {
        let kind = names.take(1)?.first().copied()?;
        let mut part = Bytes(names.run()?);
        if kind == 1 {
            return part.list(|bytes| Some((bytes.number()?, String::from_utf8_lossy(bytes.run()?).into_owned())));
        }
    }
    Some(Vec::new())
}

/// Bytes that are still to be read.
struct Bytes<'w>(&'w [u8]);

impl<'w> Bytes<'w> {
    fn take(&mut self, count: usize) -> Option<&'w [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    /// A number in LEB128.
    fn number(&mut self) -> Option<usize> {
        let (mut number, mut shift) = (0, 0);
        loop {
            let byte = *self.take(1)?.first()?;
            number |= usize::from(byte & 127).checked_shl(shift)?;
            if byte < 128 {
                return Some(number);
            }
            shift += 7;
        }
    }

    /// Bytes with their number before them.
    fn run(&mut self) -> Option<&'w [u8]> {
        let count = self.number()?;
        self.take(count)
    }

    /// Passes over an import; says whether it is a function.
    fn import(&mut self) -> Option<bool> {
        const FUNCTION: u8 = 0;
        const TABLE: u8 = 1;
        const MEMORY: u8 = 2;
        self.run()?;
        self.run()?;
        let kind = *self.take(1)?.first()?;
        match kind {
            FUNCTION => drop(self.number()?),
            TABLE => drop((self.take(1)?, self.limits()?)),
            MEMORY => self.limits()?,
            // A global: its type, and whether it changes.
            _ => drop(self.take(2)?),
        }
        Some(kind == FUNCTION)
    }

    /// Passes over a least size and, where there is one, a largest.
    fn limits(&mut self) -> Option<()> {
        let has_most = self.take(1)?.first()? & 1 == 1;
        self.number()?;
        if has_most {
            self.number()?;
        }
        Some(())
    }

    fn list<T>(&mut self, mut one: impl FnMut(&mut Self) -> Option<T>) -> Option<Vec<T>> {
        (0..self.number()?).map(|_| one(self)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn a_module_is_taken_apart() {
        let sections: [&[u8]; 4] = [
            // A memory and a function.
            b"\x02\x0e\x02\x01a\x01m\x02\x00\x01\x01a\x01f\x00\x00",
            b"\x0a\x06\x02\x02\x00\x0b\x01\x0b",
            b"\x0b\x03abc",
            b"\x00\x0c\x04name\x01\x05\x01\x02\x02fg",
        ];
        let wasm = [b"\0asm\x01\0\0\0", sections.concat().as_slice()].concat();
        assert!(read(&wasm[..wasm.len() - 1]).is_none(), "it ends too early");
        let module = read(&wasm).unwrap_or_default();
        assert_eq!(module.functions, [(String::new(), &b"\x00\x0b"[..]), ("fg".to_owned(), &b"\x0b"[..])]);
        assert_eq!((module.data, module.other), (&b"abc"[..], 14));
    }
}
