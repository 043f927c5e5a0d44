/** Where rows are kept: PostgreSQL that Packshot starts itself, or one that the operator runs. */
@org.jspecify.annotations.NullMarked
package dev.packshot.engine.database;
