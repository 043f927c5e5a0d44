/**
 * What every endpoint under {@code /api/v1} has in common: refusals, pages, versions of things that people edit, requests that
 * may be repeated, headers. Endpoints are in the packages below, one for each feature, and do nothing themselves.
 */
@org.jspecify.annotations.NullMarked
package dev.packshot.engine.api;
