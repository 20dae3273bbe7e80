/**
 * The database: embedded or given, migrations, pool, transactions. Only this package and the
 * classes named Store import the SQL client.
 */
@NullMarked
package nl.telmee.db;

import org.jspecify.annotations.NullMarked;
