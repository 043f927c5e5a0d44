/**
 * How much of a marketplace's patience is left, shared by all nodes and learned from its answers. Begin with
 * {@link dev.packshot.engine.budget.RateBudgets}.
 */
@org.jspecify.annotations.NullMarked
package dev.packshot.engine.budget;
