package dev.packshot.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.packshot.catalog.Digest;
import dev.packshot.connector.Grant;
import dev.packshot.connector.Secret;
import dev.packshot.engine.audit.AuditLog;
import dev.packshot.engine.budget.RateBudgets;
import dev.packshot.engine.grant.GrantVault;
import dev.packshot.engine.grant.SecretSettings;
import dev.packshot.engine.media.MediaFetcher;
import dev.packshot.engine.media.MediaStore;
import dev.packshot.engine.media.MediaUses;
import dev.packshot.engine.media.RenditionLinks;
import dev.packshot.engine.media.Retention;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class WiringTest {
    @Inject
    MediaStore store;

    @Inject
    MediaUses uses;

    @Inject
    Retention retention;

    @Inject
    MediaFetcher fetcher;

    @Inject
    RenditionLinks links;

    @Inject
    GrantVault vault;

    @Inject
    SecretSettings settings;

    @Inject
    AuditLog audit;

    @Inject
    RateBudgets budgets;

    @Test
    void everything_works_on_an_empty_data_folder_without_any_configuration() {
        UUID connection = UUID.randomUUID();
        var grant = new Grant("s", new Secret("a"), Optional.empty(), Optional.empty(), Set.of());
        Digest digest = store.put(new byte[] {1, 2, 3});

        vault.store(connection, grant);
        settings.store(connection, "key", new Secret("k"));
        uses.keep(digest, "snapshot", connection);
        audit.record("packshot", "started", "test", Map.of());

        assertThat(vault.load(connection)).contains(grant);
        assertThat(settings.load(connection, "key")).contains(new Secret("k"));
        assertThat(retention.sweep().seen()).isPositive();
        assertThat(store.has(digest)).isTrue();
        assertThat(audit.verify().sound()).isPositive();
        assertThat(new Object[] {fetcher, links, budgets}).doesNotContainNull();
    }
}
