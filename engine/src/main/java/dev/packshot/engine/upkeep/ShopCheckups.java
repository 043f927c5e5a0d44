package dev.packshot.engine.upkeep;

import dev.packshot.engine.checkup.Checkups;
import jakarta.inject.Singleton;

/** Has every shop looked at, each on its own: one that doesn't answer holds up nobody. */
@Singleton
final class ShopCheckups implements Chore {
    private final Checkups checkups;

    ShopCheckups(Checkups checkups) {
        this.checkups = checkups;
    }

    @Override
    public String name() {
        return "shop-checkups";
    }

    @Override
    public String run() {
        return "%,d shops are looked at".formatted(checkups.askAll());
    }
}
