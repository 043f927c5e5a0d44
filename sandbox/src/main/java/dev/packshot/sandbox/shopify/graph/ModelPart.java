package dev.packshot.sandbox.shopify.graph;

/** A part of the Admin API that is modelled. */
public interface ModelPart {
    /** Says how its fields are answered. */
    void wire(Fields fields);
}
