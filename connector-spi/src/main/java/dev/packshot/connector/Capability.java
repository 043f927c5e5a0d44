package dev.packshot.connector;

/** What not every marketplace can do. The engine asks before it relies on one; the conformance kit checks each claim. */
public enum Capability {
    /** Is reached over HTTP, so that everything that can happen to a wire can happen to it. */
    HTTP,
    /** A shop must consent, and its grant may end. */
    AUTHORISATION,
    /** Grants expire and are renewed. */
    REFRESH,
    /** Connections begin at the marketplace, where the shop installs an app: nobody types which shop it is. */
    INSTALLED,
    /** Can list only what changed since a cursor; without it every sync reads all. */
    INCREMENTAL,
    /** Keeps the marker of an upload where it can be read back. */
    MARKERS,
    /** Keeps a picture's id while its bytes are replaced. */
    IN_PLACE,
    /** Keeps alt texts. */
    ALT_TEXT,
    /** Keeps links between pictures and variants. */
    VARIANT_LINKS,
    /** Takes bytes back exactly as they were given; without it pictures are compared by look. */
    EXACT_BYTES,
    /** Addresses of pictures end after a while: they are asked for again just before a picture is fetched. */
    PASSING_ADDRESSES,
    /** Fetches pictures from an address of ours. */
    PULLS_PICTURES,
    /** Accepts a change first and applies it later. */
    DEFERS,
    /** Refuses a write by itself when the gallery isn't the one that was read. */
    COMPARE_AND_SET,
    /** Tells by webhook that something happened. */
    WEBHOOKS,
    /** Tells by itself, within this machine, that something happened. */
    WATCH
}
