/** Who did what, when: appended only, each entry bound to the one before. Begin with {@link dev.packshot.engine.audit.AuditLog}. */
@org.jspecify.annotations.NullMarked
package dev.packshot.engine.audit;
