package dev.packshot.engine.profile;

import dev.packshot.pipeline.recipe.Profile;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** One version of a brand's look. Never changed: another look is another version. */
@Entity
@Table(name = "brand_profile")
public class BrandProfile {
    @Id
    UUID id;

    @Column
    String name;

    @Column
    int number;

    @Column
    String text;

    @Column
    String digest;

    @Column
    String author;

    @Column
    Instant created;

    protected BrandProfile() {}

    BrandProfile(UUID id, String name, int number, String text, String digest, String author, Instant created) {
        this.id = id;
        this.name = name;
        this.number = number;
        this.text = text;
        this.digest = digest;
        this.author = author;
        this.created = created;
    }

    public UUID id() {
        return id;
    }

    public String name() {
        return name;
    }

    /** The version's number, from 1. */
    public int number() {
        return number;
    }

    /** Name and number, for people. */
    public String title() {
        return "%s, version %d".formatted(name, number);
    }

    /** The profile as it was written, JSON (docs/profile.md). */
    public String text() {
        return text;
    }

    public String author() {
        return author;
    }

    public Instant created() {
        return created;
    }

    /** What it asks for. */
    public Profile profile() {
        return Profile.parse(title(), text);
    }
}
