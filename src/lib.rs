//! Draws how an open-source project is funded.
