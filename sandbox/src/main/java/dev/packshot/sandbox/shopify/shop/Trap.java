package dev.packshot.sandbox.shopify.shop;

/** What Shopify is known to do to those who call it. Each is off at first, and switched for one shop. */
public enum Trap {
    /** Every call is throttled: HTTP 200 with an error whose code is THROTTLED, as though the bucket were empty. */
    THROTTLES,
    /** The next call is throttled; the switch then goes off by itself. */
    THROTTLES_ONCE,
    /** The bucket holds a quarter and refills at a quarter: Shopify lowers limits for a while. */
    LOWERED_LIMITS,
    /** Every version of the API that is asked for is retired: the oldest supported one answers and says so. */
    RETIRED_VERSION,
    /** Answers hold more than was asked for, beside the data and in the extensions. */
    TELLS_MORE,
    /** Replacing a picture in place never ends: READY, no image, no error, until the failure is acknowledged. */
    SILENT_FAILURE,
    /** New pictures and replacements aren't processed before somebody settles the shop. */
    SLOW_PROCESSING,
    /** New pictures end FAILED. */
    FAILED_MEDIA,
    /** Pictures are refused in the answer to the mutation, with the shop's words. */
    REFUSES_PICTURES,
    /** Pictures are accepted and refused while they are processed, with the shop's words. */
    REFUSES_LATER,
    /** The shop is on trial, which some files are not good enough for. */
    TRIAL_SHOP,
    /** Products are suspended: their media can't be changed. */
    SUSPENDED_PRODUCTS,
    /** A product's updatedAt moves at each reading, as though orders came in all the time. */
    RESTLESS_UPDATED_AT,
    /** Pictures that are appended together stand in another order than they were sent in. */
    SCRAMBLED_APPEND,
    /** Reordering never ends and never takes effect. */
    STUCK_REORDER,
    /** Every file name is taken already. */
    TAKEN_NAMES,
    /** A refresh is answered without {@code expires_in} (Shopify/shopify-app-js#3400). */
    REFRESH_WITHOUT_EXPIRY,
    /** A refresh fails with 500 before anything happened. */
    REFRESH_FAILS,
    /** A refresh happens, but its answer is lost in a 520 (the changelog of 2026-08-28 is about it). */
    REFRESH_ANSWER_LOST,
    /** A refresh is refused, as after 90 days without one. */
    REFRESH_REFUSED,
    /** Bulk operations run on without an end, until Shopify cancels them. */
    BULK_STALLS,
    /** Bulk operations fail half-way, with an address of what they have got so far. */
    BULK_DIES,
    /** Each webhook is delivered twice. */
    WEBHOOKS_DOUBLED,
    /** Each second webhook overtakes the one before it. */
    WEBHOOKS_OVERTAKE,
    /** Webhooks are delivered half an hour late. */
    WEBHOOKS_LATE,
    /** Webhooks are never delivered. */
    WEBHOOKS_LOST,
    /** Somebody who doesn't know the secret sends a webhook like it beside each one. */
    WEBHOOKS_FORGED,
    /** Webhooks are signed with the secret before the present one, as up to an hour after a rotation. */
    WEBHOOKS_FORMER_SECRET
}
