package dev.packshot.engine.drift;

import dev.packshot.engine.planning.QualityGate;
import io.quarkus.arc.DefaultBean;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;

@DefaultBean
@Singleton
final class NoChart implements QualityGate {
    @Override
    public Optional<String> objection(UUID connection, UUID batch) {
        return Optional.empty();
    }
}
