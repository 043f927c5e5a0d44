package dev.packshot.sandbox.shopify.query;

import dev.packshot.sandbox.shopify.gallery.MediaFile;
import dev.packshot.sandbox.shopify.gallery.Product;
import dev.packshot.sandbox.shopify.graph.AdminException;
import dev.packshot.sandbox.shopify.shop.Gid;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Predicate;

/** Turns searches into conditions on products and files; a filter that isn't modelled is refused. */
final class Filters {
    private Filters() {}

    /** Products; only active ones where the search says nothing of status, as the filter table has it. */
    static Predicate<Product> products(String search) {
        Search.Condition asked = read(search);
        boolean anyStatus = asked.names("status");
        return product -> (anyStatus || matches(product, new Search.Term("status", "=", "active")))
                && asked.holds(term -> matches(product, term));
    }

    /** Files. */
    static Predicate<MediaFile> files(String search) {
        Search.Condition asked = read(search);
        return file -> asked.holds(term -> matches(file, term));
    }

    /** Media of a product. */
    static Predicate<MediaFile> media(String search) {
        Search.Condition asked = read(search);
        return file -> asked.holds(term -> switch (term.field()) {
            case "media_type" -> term.value().equalsIgnoreCase("IMAGE");
            case "id" -> term.fits(number(file.id(), term));
            default -> throw unknown(term);
        });
    }

    private static boolean matches(Product product, Search.Term term) {
        return switch (term.field()) {
            case "id" -> term.fits(number(product.id(), term));
            case "updated_at" -> term.fits(product.updatedAt().compareTo(time(term)));
            case "created_at" -> term.fits(product.createdAt().compareTo(time(term)));
            case "status" ->
                Arrays.stream(term.value().split(",")).anyMatch(status -> status.strip()
                        .equalsIgnoreCase(product.status().name()));
            case "title" ->
                product.title().toLowerCase(Locale.ROOT).contains(term.value().toLowerCase(Locale.ROOT));
            case "sku" ->
                product.variants().stream()
                        .flatMap(variant -> variant.sku().stream())
                        .anyMatch(sku -> sku.value().equalsIgnoreCase(term.value()));
            default -> throw unknown(term);
        };
    }

    private static boolean matches(MediaFile file, Search.Term term) {
        return switch (term.field()) {
            case "id" -> term.fits(number(file.id(), term));
            case "updated_at" -> term.fits(file.updatedAt().compareTo(time(term)));
            case "created_at" -> term.fits(file.createdAt().compareTo(time(term)));
            case "media_type" -> term.value().equalsIgnoreCase("IMAGE");
            case "filename" -> named(file.name().text(), term.value());
            default -> throw unknown(term);
        };
    }

    /** A whole name, or the beginning of one before a star. */
    private static boolean named(String name, String wanted) {
        String lower = wanted.toLowerCase(Locale.ROOT);
        return lower.endsWith("*")
                ? name.toLowerCase(Locale.ROOT).startsWith(lower.substring(0, lower.length() - 1))
                : name.equalsIgnoreCase(wanted);
    }

    private static int number(Gid id, Search.Term term) {
        String digits = term.value().substring(term.value().lastIndexOf('/') + 1);
        if (!digits.matches("\\d{1,18}")) {
            throw AdminException.notModelled("a search for the id " + term.value());
        }
        return Long.compare(id.number(), Long.parseLong(digits));
    }

    private static Instant time(Search.Term term) {
        try {
            return term.value().length() == 10
                    ? LocalDate.parse(term.value()).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(term.value()).toInstant();
        } catch (DateTimeException e) {
            throw AdminException.notModelled("a search for the time " + term.value());
        }
    }

    private static Search.Condition read(String search) {
        try {
            return Search.read(search);
        } catch (IllegalArgumentException e) {
            throw AdminException.notModelled(String.valueOf(e.getMessage()));
        }
    }

    private static AdminException unknown(Search.Term term) {
        return AdminException.notModelled("the search filter " + term.field());
    }
}
