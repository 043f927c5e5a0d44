/**
 * Who may do what: accounts of people, keys of machines, and the four roles. Sign-in of people is a form whose cookie is
 * the session; machines send {@code Authorization: Bearer pk_…}; OpenID Connect takes part by configuration.
 */
@org.jspecify.annotations.NullMarked
package dev.packshot.engine.account;
