package dev.packshot.connector.shopify.upload;

import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.PictureFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;

/**
 * Puts files at signed addresses, streamed and with their length. Asks nothing but the hosts that staged uploads are known
 * to lie on, follows no redirect and tries nothing twice. One for all shops; safe for several threads.
 *
 * <p>The bucket is Google's, not the Admin API: an upload costs no points, and no limit of it is known.
 */
public final class UploadClient {
    /** Where the addresses for staged uploads lie. */
    private static final String BUCKET = "shopify-staged-uploads.storage.googleapis.com";

    /** Slowest line that is waited for, in bytes for each second. */
    private static final long SLOWEST = 100_000;

    private static final Duration USUAL_PAUSE = Duration.ofSeconds(10);
    private static final String LOOPBACK = "127.0.0.1";

    private final HttpClient http;
    private final boolean sandbox;
    private final Duration patience;

    /**
     * A client; makes no call.
     *
     * @param http follows no redirect
     * @param sandbox whether this machine stands for Shopify, so that plain HTTP to {@code 127.0.0.1} is taken
     * @param patience how long an answer is waited for, beside the time that the bytes take
     */
    public UploadClient(HttpClient http, boolean sandbox, Duration patience) {
        this.http = http;
        this.sandbox = sandbox;
        this.patience = patience;
    }

    /**
     * Puts one file.
     *
     * @param type media type that the address was signed for
     * @throws ConnectorException.Unavailable when no answer came, or the file can't be read; putting it again does no harm
     * @throws ConnectorException.Rejected when the bucket doesn't take the file
     */
    public void put(UploadTarget target, PictureFile file) {
        requireKnown(target.address());
        HttpRequest request = HttpRequest.newBuilder(target.address())
                .timeout(patience.plusSeconds(file.length() / SLOWEST))
                .header("Content-Type", file.type().mime())
                .PUT(body(file))
                .build();
        try {
            HttpResponse<InputStream> answer = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            answer.body().close(); // Nobody reads it, and it may never end.
            judge(answer);
        } catch (HttpTimeoutException e) {
            throw new ConnectorException.Unavailable("Shopify's upload bucket doesn't answer", null);
        } catch (IOException e) {
            // Its message may quote the signed address.
            throw new ConnectorException.Unavailable("A picture could not be uploaded to Shopify", null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConnectorException.Unavailable("Interrupted while a picture was uploaded", e);
        }
    }

    private void requireKnown(URI address) {
        boolean real = "https".equals(address.getScheme()) && BUCKET.equals(address.getHost());
        boolean loopback = sandbox && "http".equals(address.getScheme()) && LOOPBACK.equals(address.getHost());
        if (!real && !loopback) {
            throw new ConnectorException.Malformed(
                    "Shopify names a host for uploads that isn't known to be its own: " + address.getHost());
        }
    }

    private static BodyPublisher body(PictureFile file) {
        return BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(() -> open(file)), file.length());
    }

    private static InputStream open(PictureFile file) {
        try {
            return file.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void judge(HttpResponse<?> answer) {
        int status = answer.statusCode();
        if (status >= 200 && status < 300) {
            return;
        }
        throw switch (status) {
            case 429 ->
                new ConnectorException.RateLimited(
                        "Shopify's upload bucket wants to be left alone for a while", pause(answer));
            case 413 -> new ConnectorException.Rejected("Shopify doesn't take a picture of this size", "");
            // The address has ended or isn't taken: the next try asks for a new one.
            default -> new ConnectorException.Unavailable("Shopify's upload bucket answered " + status, null);
        };
    }

    private static Duration pause(HttpResponse<?> answer) {
        return answer.headers()
                .firstValue("Retry-After")
                .filter(text -> text.matches("\\d{1,5}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .orElse(USUAL_PAUSE);
    }
}
