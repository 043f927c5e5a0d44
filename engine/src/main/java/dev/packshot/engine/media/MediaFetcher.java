package dev.packshot.engine.media;

import dev.packshot.catalog.ImageAddress;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpVersion;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * The only code that downloads. Opens nothing but declared hosts over https and given folders; never through a proxy,
 * since that would connect somewhere that nobody judged. Blocks; not to be called on an event loop.
 */
@Singleton
public final class MediaFetcher {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final int MOST_HEADERS = 16 << 10;
    private static final int MOST_AT_ONCE = 32;

    private final HttpClient client;
    private final HttpFetch remote;
    private final FolderFetch local = new FolderFetch();

    @Inject
    public MediaFetcher(Vertx vertx) {
        this(vertx, Network.PUBLIC);
    }

    MediaFetcher(Vertx vertx, Network network) {
        var options = new HttpClientOptions()
                .setProtocolVersion(HttpVersion.HTTP_1_1)
                .setKeepAlive(false)
                .setDecompressionSupported(false)
                .setVerifyHost(true)
                .setForceSni(true)
                .setMaxHeaderSize(MOST_HEADERS)
                .setMaxPoolSize(MOST_AT_ONCE)
                .setConnectTimeout((int) CONNECT.toMillis());
        network.trust().ifPresent(options::setTrustOptions);
        this.client = vertx.createHttpClient(options);
        this.remote = new HttpFetch(client, network);
    }

    /**
     * A picture's bytes.
     *
     * @throws FetchRefused when it may not be fetched, or isn't worth another try
     * @throws FetchFailed when another try may succeed
     */
    public Fetched fetch(ImageAddress address, FetchRules rules) {
        return switch (address) {
            case ImageAddress.Remote on -> remote.fetch(RemoteTarget.of(on.uri(), rules), rules);
            case ImageAddress.Local in -> local.fetch(in.file(), rules);
        };
    }

    @PreDestroy
    void close() {
        client.close();
    }
}
