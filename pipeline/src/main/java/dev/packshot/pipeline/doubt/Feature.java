package dev.packshot.pipeline.doubt;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Something that may speak against a cut-out, measured from 0 (it doesn't) to 1 (as strongly as it can). All are
 * measured on the coarse grid, about 320 cells on the long side, except where said otherwise. Names in JSON are part of
 * the format of model cards: a feature that is measured otherwise gets another name.
 */
public enum Feature {
    /**
     * Share of the outline whose colours on both sides lie within two standard deviations, measured on the pixels. An
     * alpha that is soft for a reason, such as fur before a wall of another colour, doesn't count.
     */
    @JsonProperty("edge")
    EDGE,
    /** 1 − IoU of the network's coverage ≥ ½ and the outcome. */
    @JsonProperty("disagreement")
    DISAGREEMENT,
    /** Separate objects beyond the first, a quarter each. */
    @JsonProperty("objects")
    OBJECTS,
    /** Share of the picture's border cells that are product. */
    @JsonProperty("frame")
    FRAME,
    /** Share of the picture's border cells that are product although the network's coverage is below ½. */
    @JsonProperty("leak")
    LEAK,
    /** Share of the outermost product cells whose colour is about as likely the ground's, or likelier. */
    @JsonProperty("likeness")
    LIKENESS,
    /** Share of each side's cells whose colour is likelier on the other side, mean of both sides. */
    @JsonProperty("confusion")
    CONFUSION,
    /** Mean binary entropy in bits of the network's coverage inside the product, away from the outline. */
    @JsonProperty("indecision")
    INDECISION,
    /** Coverage that the network sees away from the product, over the product's area. */
    @JsonProperty("stray")
    STRAY,
    /** 1 when the network was sure of no product or of no ground, and the frame was taken for ground instead. */
    @JsonProperty("unsure")
    UNSURE,
    /** 1 − IoU of the outcomes when the network's word counts half and twice. */
    @JsonProperty("fragility")
    FRAGILITY,
    /** How far the outline is longer than that of as many discs of the same area: 1 − √(4πAn) ÷ P. */
    @JsonProperty("raggedness")
    RAGGEDNESS,
    /** How far the product is smaller than a twentieth of the picture: 0 at 1/20, 1 at nothing. */
    @JsonProperty("smallness")
    SMALLNESS,
    /** How far the product fills more than three fifths of the picture: 0 at 3/5, 1 at all of it. */
    @JsonProperty("fullness")
    FULLNESS
}
