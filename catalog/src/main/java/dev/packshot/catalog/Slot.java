package dev.packshot.catalog;

/** A place in a listing's picture set. */
public sealed interface Slot {
    /** The picture that search results show. */
    Slot MAIN = new Main();

    /** The small picture of a variant's colour or pattern. */
    Slot SWATCH = new Swatch();

    /** File-safe name: {@code main}, {@code gallery-1}, {@code swatch}. */
    String label();

    /**
     * The slot of the picture at a position of a set.
     *
     * @param position from 0; position 0 is {@link #MAIN}
     */
    static Slot at(int position) {
        return position == 0 ? MAIN : new Gallery(position);
    }

    /** See {@link #MAIN}. */
    record Main() implements Slot {
        @Override
        public String label() {
            return "main";
        }
    }

    /**
     * The slot with this label.
     *
     * @throws IllegalArgumentException when there is none
     */
    static Slot parse(String label) {
        if (label.equals(MAIN.label())) {
            return MAIN;
        }
        if (label.equals(SWATCH.label())) {
            return SWATCH;
        }
        if (label.matches("gallery-[1-9]\\d{0,5}")) {
            return new Gallery(Integer.parseInt(label.substring("gallery-".length())));
        }
        throw new IllegalArgumentException("There is no slot \"" + label + "\"");
    }

    /**
     * A further picture of the listing.
     *
     * @param number from 1
     */
    record Gallery(int number) implements Slot {
        public Gallery {
            if (number < 1) {
                throw new IllegalArgumentException("Gallery slots are numbered from 1, but was " + number);
            }
        }

        @Override
        public String label() {
            return "gallery-" + number;
        }
    }

    /** See {@link #SWATCH}. */
    record Swatch() implements Slot {
        @Override
        public String label() {
            return "swatch";
        }
    }
}
