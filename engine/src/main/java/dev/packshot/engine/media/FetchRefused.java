package dev.packshot.engine.media;

import dev.packshot.connector.Remedy;

/** A picture that isn't fetched, however often it is tried. The message is a sentence for the merchant without address. */
public final class FetchRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    FetchRefused(Reason reason, String detail) {
        super(detail + " " + reason.advice);
        this.reason = reason;
    }

    /** Why. */
    public Reason reason() {
        return reason;
    }

    /** What can be done. */
    public Remedy remedy() {
        return reason.remedy;
    }

    /** Why a picture isn't fetched. */
    public enum Reason {
        MALFORMED(Remedy.REPORT_BUG, "Replace the picture at the marketplace, or report this."),
        SCHEME(Remedy.REPORT_BUG, "Pictures are fetched over https only."),
        USER_INFO(Remedy.REPORT_BUG, "Addresses that carry a name or password aren't opened."),
        HOST(
                Remedy.REPORT_BUG,
                "Only hosts that the connector declares are asked; report it if this one belongs to it."),
        PORT(Remedy.REPORT_BUG, "Only port 443 is asked."),
        ADDRESS(Remedy.SKIP, "Only addresses of the public internet are asked; check the machine's name resolution."),
        REDIRECT(Remedy.REPORT_BUG, "Replace the picture at the marketplace, or report this."),
        HOPS(Remedy.REPLAN, "Read the listing again for another address."),
        CERTIFICATE(Remedy.SKIP, "Check the machine's clock and trusted certificates."),
        STATUS(Remedy.REPLAN, "Read the listing again: the address may have ended."),
        ENCODING(Remedy.REPORT_BUG, "Compressed answers aren't opened."),
        TOO_LARGE(Remedy.FIX_IMAGE, "Replace it by a smaller file."),
        EMPTY(Remedy.FIX_IMAGE, "Replace it by a picture."),
        OUTSIDE(Remedy.SKIP, "Put the picture into a folder of the connection."),
        NOT_A_FILE(Remedy.FIX_IMAGE, "Put an ordinary file there.");

        private final Remedy remedy;
        private final String advice;

        Reason(Remedy remedy, String advice) {
            this.remedy = remedy;
            this.advice = advice;
        }
    }
}
