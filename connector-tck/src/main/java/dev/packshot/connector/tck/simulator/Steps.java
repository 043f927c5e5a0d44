package dev.packshot.connector.tck.simulator;

/**
 * What a connector does to its marketplace, step by step: a call over a wire, an operation on a disk. Steps count from 1.
 */
public interface Steps {
    /** Counts from 1 again, and forgets what was to happen. */
    void restart();

    /** How many steps were begun since. */
    int taken();

    /** Lets something happen just before a step takes effect. */
    void before(int step, Runnable happening);

    /** A step takes effect, and then whoever took it is gone: he never learns of it, and takes no further step. */
    void dieAfter(int step);
}
