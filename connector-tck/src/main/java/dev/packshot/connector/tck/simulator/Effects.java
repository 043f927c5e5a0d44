package dev.packshot.connector.tck.simulator;

/**
 * What was done to a marketplace through its interface.
 *
 * @param uploads pictures that it took in
 * @param deletions pictures that it was told to take off a gallery
 * @param writes calls that changed something, the two above among them
 */
public record Effects(int uploads, int deletions, int writes) {}
