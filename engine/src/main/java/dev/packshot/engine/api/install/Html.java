package dev.packshot.engine.api.install;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Text put into pages so that it stays text. */
final class Html {
    private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z-]+)}}");

    private Html() {}

    /** Stays text between tags and within quoted attributes. (OWASP XSS prevention, rules 1 and 2.) */
    static String text(String raw) {
        var escaped = new StringBuilder(raw.length() + 16);
        for (int i = 0; i < raw.length(); i++) {
            char each = raw.charAt(i);
            switch (each) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(each);
            }
        }
        return escaped.toString();
    }

    /**
     * Fills the places of a page.
     *
     * @param values by name of the place; HTML already
     */
    static String filled(String page, Map<String, String> values) {
        return PLACE.matcher(page).replaceAll(place -> {
            String value = values.get(place.group(1));
            if (value == null) {
                throw new IllegalArgumentException("Nothing for the place " + place.group(1));
            }
            return Matcher.quoteReplacement(value);
        });
    }
}
