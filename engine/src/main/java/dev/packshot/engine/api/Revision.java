package dev.packshot.engine.api;

import dev.packshot.engine.refusal.RefusalType;
import dev.packshot.engine.refusal.Refused;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The version of something that people edit, as ETag and If-Match say it: of two who edit at once, the second is told. */
public final class Revision {
    private static final Pattern TAG = Pattern.compile("\"(\\d{1,9})\"");

    private Revision() {}

    /** The ETag of a version. */
    public static String tag(int version) {
        return "\"" + version + "\"";
    }

    /**
     * The version that If-Match names.
     *
     * @throws Refused when it is missing, or no ETag of ours
     */
    public static int required(@Nullable String ifMatch) {
        if (ifMatch == null) {
            throw new Refused(RefusalType.ETAG_NEEDED, "A change names the version that it starts from.");
        }
        Matcher tag = TAG.matcher(ifMatch.strip());
        if (!tag.matches()) {
            throw new Refused(RefusalType.CHANGED, "If-Match is no ETag that this server gave.");
        }
        return Integer.parseInt(tag.group(1));
    }
}
