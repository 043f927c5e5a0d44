/** Looks whether all is well between a shop and us: what its marketplace would no longer tell or let us do. */
@org.jspecify.annotations.NullMarked
package dev.packshot.engine.checkup;
