package dev.packshot.sandbox.shopify.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.packshot.sandbox.shopify.http.Answer;
import dev.packshot.sandbox.shopify.http.Call;
import dev.packshot.sandbox.shopify.http.Door;
import dev.packshot.sandbox.shopify.http.Json;
import dev.packshot.sandbox.shopify.http.Query;
import dev.packshot.sandbox.shopify.identity.App;
import dev.packshot.sandbox.shopify.identity.SessionTokens;
import dev.packshot.sandbox.shopify.shop.Trap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * {@code POST /admin/oauth/access_token}: the authorization code grant, token exchange (RFC 8693), refresh and the
 * migration of a lasting token, as JSON or as a form.
 */
public final class TokenDoor implements Door {
    /** The grant type of a token exchange. */
    public static final String EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";

    private static final String ID_TOKEN = "urn:ietf:params:oauth:token-type:id_token";
    private static final String OFFLINE = "urn:shopify:params:oauth:token-type:offline-access-token";
    private static final String ONLINE = "urn:shopify:params:oauth:token-type:online-access-token";
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The owner, in whose name a code is given. */
    private static final long OWNER = 1;

    private static final String PATH = "/admin/oauth/access_token";

    private final App app;
    private final SessionTokens sessions;
    private final TokenDesks desks;

    /** The token endpoint of every shop. */
    public TokenDoor(App app, SessionTokens sessions, TokenDesks desks) {
        this.app = app;
        this.sessions = sessions;
        this.desks = desks;
    }

    @Override
    public Optional<Answer> answer(Call call) {
        return call.path().equals(PATH) ? Optional.of(tokens(call)) : Optional.empty();
    }

    private Answer tokens(Call call) {
        if (!call.method().equals("POST")) {
            return Answer.empty(405).with("Allow", "POST");
        }
        Map<String, String> form = form(call);
        if (!form.getOrDefault("client_id", "").equals(app.clientId())
                || !app.proves(form.getOrDefault("client_secret", ""))) {
            return refused(401, "invalid_client", "This isn't the app, or not its secret");
        }
        TokenDesk desk = desks.at(call.shop());
        return switch (form.getOrDefault("grant_type", "authorization_code")) {
            case "authorization_code" -> code(desk, form);
            case EXCHANGE -> exchange(desk, call.shop(), form);
            case "refresh_token" -> refresh(desk, form);
            default -> refused(400, "unsupported_grant_type", "No such grant type here");
        };
    }

    private Answer code(TokenDesk desk, Map<String, String> form) {
        return desk.redeem(form.getOrDefault("code", ""), expiring(form), OWNER)
                .map(issued -> given(issued, true))
                .orElseGet(() -> refused(400, "invalid_request", "The code is unknown, used or too old"));
    }

    private Answer exchange(TokenDesk desk, String shop, Map<String, String> form) {
        String subject = form.getOrDefault("subject_token", "");
        String wanted = form.getOrDefault("requested_token_type", OFFLINE);
        if (!wanted.equals(OFFLINE) && !wanted.equals(ONLINE)) {
            return refused(400, "invalid_request", "No such token type can be asked for");
        }
        return switch (form.getOrDefault("subject_token_type", "")) {
            case ID_TOKEN ->
                sessions.user(subject, shop)
                        .flatMap(user -> desk.exchange(wanted.equals(ONLINE), expiring(form), user))
                        .map(issued -> given(issued, true))
                        .orElseGet(() -> refused(400, "invalid_subject_token", "The session token doesn't hold"));
            case OFFLINE ->
                expiring(form)
                        ? desk.migrate(subject)
                                .map(issued -> given(issued, true))
                                .orElseGet(() -> refused(
                                        400, "invalid_subject_token", "This isn't an access token without an end"))
                        : refused(400, "invalid_request", "Only expiring=1 makes sense here");
            default -> refused(400, "invalid_request", "No such subject token type");
        };
    }

    private Answer refresh(TokenDesk desk, Map<String, String> form) {
        if (desk.has(Trap.REFRESH_FAILS)) {
            return trouble(500);
        }
        Optional<TokenDesk.Issued> renewed = desk.renew(form.getOrDefault("refresh_token", ""));
        if (renewed.isPresent() && desk.has(Trap.REFRESH_ANSWER_LOST)) {
            return trouble(520);
        }
        return renewed.map(issued -> given(issued, !desk.has(Trap.REFRESH_WITHOUT_EXPIRY)))
                .orElseGet(() -> refused(400, "invalid_grant", "The refresh token is unknown, used or too old"));
    }

    private static Answer trouble(int status) {
        return Answer.of(status, "text/html", "<html><body>Something went wrong</body></html>".getBytes(UTF_8));
    }

    private static Answer given(TokenDesk.Issued issued, boolean expiry) {
        var body = new LinkedHashMap<String, Object>();
        body.put("access_token", issued.access().token());
        body.put("scope", App.named(issued.access().scopes()));
        issued.access().user().ifPresent(user -> {
            body.put("expires_in", TokenBook.ONLINE.toSeconds() - 1);
            body.put(
                    "associated_user_scope",
                    App.named(new TreeSet<>(issued.access().scopes())));
            body.put("associated_user", Map.of("id", user, "account_owner", user == OWNER));
        });
        issued.refresh().ifPresent(refresh -> {
            if (expiry) {
                body.put("expires_in", TokenBook.ACCESS.toSeconds());
            }
            body.put("refresh_token", refresh);
            body.put("refresh_token_expires_in", TokenBook.REFRESH.toSeconds());
        });
        return Json.answer(200, body);
    }

    private static Answer refused(int status, String error, String sentence) {
        return Json.answer(status, Map.of("error", error, "error_description", sentence));
    }

    private static boolean expiring(Map<String, String> form) {
        return form.getOrDefault("expiring", "0").equals("1");
    }

    private static Map<String, String> form(Call call) {
        if (!call.header("Content-Type").orElse("").startsWith("application/json")) {
            return Query.decoded(call.text());
        }
        var form = new LinkedHashMap<String, String>();
        try {
            for (Map.Entry<String, JsonNode> field : JSON.readTree(call.body()).properties()) {
                form.put(field.getKey(), field.getValue().asText());
            }
        } catch (JsonProcessingException e) {
            form.clear();
        } catch (java.io.IOException e) {
            throw new IllegalStateException("Bytes in memory can be read", e);
        }
        return form;
    }
}
