/** Endpoints of the audit log. */
@org.jspecify.annotations.NullMarked
package dev.packshot.engine.api.audit;
