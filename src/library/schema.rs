//! The database schema: migrations that are applied in order and never edited.

use super::{Error, Result, backfill};
use rusqlite::{Connection, TransactionBehavior};

/// Tells a library from other `SQLite` files: "depe" in ASCII.
const APPLICATION: u32 = 0x6465_7065;

/// Each with a step that SQL alone cannot do.
const MIGRATIONS: [(&str, Option<Fill>); 9] = [
    (include_str!("migrations/001.sql"), None),
    (include_str!("migrations/002.sql"), None),
    (include_str!("migrations/003.sql"), Some(backfill::places)),
    (include_str!("migrations/004.sql"), None),
    (include_str!("migrations/005.sql"), None),
    (include_str!("migrations/006.sql"), None),
    (include_str!("migrations/007.sql"), Some(backfill::folded_forms)),
    (include_str!("migrations/008.sql"), Some(backfill::magnitudes)),
    (include_str!("migrations/009.sql"), None),
];

type Fill = fn(&Connection) -> Result<()>;

/// The version of libraries that this program writes.
pub const VERSION: u32 = MIGRATIONS.len() as u32;

/// Brings a store to the version of this program.
///
/// # Errors
/// [`Error::NoLibrary`] for a file of another program, [`Error::Newer`] for one of a newer version of this one.
pub fn migrate(connection: &mut Connection) -> Result<()> {
    if is_current(connection)? {
        return Ok(());
    }
    // Another process may be migrating as well: the version counts that holds once the lock is taken.
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let version = version(&transaction)?;
    for (migration, fill) in MIGRATIONS.iter().skip(version as usize) {
        transaction.execute_batch(migration)?;
        if let Some(fill) = fill {
            fill(&transaction)?;
        }
    }
    transaction.pragma_update(None, "application_id", APPLICATION)?;
    transaction.pragma_update(None, "user_version", VERSION)?;
    transaction.commit()?;
    Ok(())
}

/// Whether the store has the version of this program.
///
/// # Errors
/// Those of [`migrate`].
pub fn is_current(connection: &Connection) -> Result<bool> {
    Ok(version(connection)? == VERSION)
}

fn version(connection: &Connection) -> Result<u32> {
    let pragma = |name: &str| connection.pragma_query_value(None, name, |row| row.get::<_, u32>(0));
    let (application, version) = (pragma("application_id")?, pragma("user_version")?);
    let tables: i64 = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    match application {
        0 if version == 0 && tables == 0 => Ok(0),
        APPLICATION if (0..=VERSION).contains(&version) => Ok(version),
        APPLICATION => Err(Error::Newer { version }),
        _ => Err(Error::NoLibrary),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use xxhash_rust::xxh3::xxh3_64;

    /// What was released stays as it was: an edit here is a mistake, and belongs into a migration of its own.
    #[test]
    fn migrations_are_never_edited() {
        const RELEASED: [u64; 9] = [
            11_977_151_818_606_386_088,
            15_448_257_833_000_345_590,
            16_805_549_603_690_192_095,
            3_525_398_024_900_911_393,
            13_329_906_149_129_230_732,
            2_498_300_688_032_190_461,
            17_025_797_234_154_475_610,
            112_005_906_642_071_610,
            13_550_472_426_377_010_083,
        ];
        let hashes: Vec<u64> =
            MIGRATIONS.iter().map(|(migration, _)| xxh3_64(migration.as_bytes())).collect();
        assert_eq!(hashes, RELEASED);
    }

    #[test]
    fn other_files_and_newer_libraries_are_left_alone() -> Result<()> {
        let mut other = Connection::open_in_memory()?;
        other.execute_batch("CREATE TABLE x (y)")?;
        assert!(matches!(migrate(&mut other), Err(Error::NoLibrary)));
        let mut newer = Connection::open_in_memory()?;
        migrate(&mut newer)?;
        newer.pragma_update(None, "user_version", VERSION + 1)?;
        assert!(matches!(migrate(&mut newer), Err(Error::Newer { version }) if version == VERSION + 1));
        Ok(())
    }

    #[test]
    fn migrating_twice_changes_nothing() -> Result<()> {
        let mut connection = Connection::open_in_memory()?;
        migrate(&mut connection)?;
        migrate(&mut connection)?;
        assert!(is_current(&connection)?);
        Ok(())
    }
}
