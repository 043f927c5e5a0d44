/** A photograph on coarser grids: its colours, the network's coverage, what each cell is taken for. */
@NullMarked
package dev.packshot.pipeline.refine.grid;

import org.jspecify.annotations.NullMarked;
