package dev.packshot.connector.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.packshot.catalog.Digest;
import dev.packshot.connector.Authorizer;
import dev.packshot.connector.CallMeter;
import dev.packshot.connector.Capability;
import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.Grant;
import dev.packshot.connector.Remedy;
import dev.packshot.connector.Secret;
import dev.packshot.connector.Session;
import dev.packshot.connector.tck.score.Promise;
import dev.packshot.connector.tck.simulator.Misbehaviour;
import java.net.URI;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** A: how a shop consents. */
interface AuthorisePromises extends Promises {
    String STATE = "state-7f3a";
    Secret VERIFIER = new Secret("verifier-0123456789-0123456789-0123456789-0");
    URI BACK = URI.create("https://packshot.example/connections/back");

    @Promise(
            id = "A01",
            text =
                    "The consent address carries state, the way back and an S256 challenge (RFC 7636), never the verifier",
            needs = Capability.AUTHORISATION)
    default void consent_carries_state_and_challenge() {
        URI consent = authorizer().consent(STATE, VERIFIER, BACK);

        // The challenge of RFC 7636, 4.2.
        String challenge = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        HexFormat.of().parseHex(Digest.of(VERIFIER.reveal()).hex()));
        assertThat(consent.getQuery())
                .contains("state=" + STATE, "code_challenge=" + challenge, "code_challenge_method=S256")
                .contains("redirect_uri=" + BACK)
                .doesNotContain(VERIFIER.reveal());
        assertThat(bench().steps().taken()).isZero();
    }

    @Promise(
            id = "A02",
            text = "What the owner comes back with becomes a grant that opens his shop",
            needs = Capability.AUTHORISATION)
    default void consent_becomes_a_grant() {
        Map<String, String> query = simulator().agree(authorizer().consent(STATE, VERIFIER, BACK));

        Grant grant = authorizer().exchange(query, VERIFIER, BACK);

        assertThat(session(grant).probe().account()).isEqualTo(grant.account());
        assertThat(grant.scopes()).isNotEmpty();
    }

    @Promise(
            id = "A03",
            text = "Forged or missing parameters, and another verifier, give no grant",
            needs = Capability.AUTHORISATION)
    default void forged_parameters_give_no_grant() {
        Map<String, String> query = simulator().agree(authorizer().consent(STATE, VERIFIER, BACK));
        var other = new Secret(VERIFIER.reveal().replace('0', '9'));
        Map<String, String> forged = new HashMap<>(query);
        forged.replaceAll((name, value) -> name.equals("state") ? value : value + "f");

        assertThatThrownBy(() -> authorizer().exchange(forged, VERIFIER, BACK))
                .isInstanceOf(ConnectorException.Unauthorized.class);
        assertThatThrownBy(() -> authorizer().exchange(Map.of("error", "access_denied"), VERIFIER, BACK))
                .isInstanceOf(ConnectorException.Unauthorized.class);
        assertThatThrownBy(() -> authorizer().exchange(query, other, BACK))
                .isInstanceOf(ConnectorException.Unauthorized.class);
    }

    @Promise(
            id = "A04",
            text = "A renewed grant opens the same shop, and can be renewed again",
            needs = {Capability.AUTHORISATION, Capability.REFRESH})
    default void a_renewed_grant_can_be_renewed_again() {
        Grant first = simulator().grant().orElseThrow();

        Grant second = authorizer().refresh(first);
        Grant third = authorizer().refresh(second);

        assertThat(session(third).probe().account()).isEqualTo(first.account());
        assertThat(third.expires()).isPresent();
        assertThat(third.scopes()).isEqualTo(first.scopes());
    }

    @Promise(
            id = "A05",
            text = "Ended access says to renew the grant, and the open session goes on with the renewed one",
            needs = {Capability.AUTHORISATION, Capability.REFRESH})
    default void an_open_session_goes_on_with_a_renewed_grant() {
        var grant = new AtomicReference<>(simulator().grant().orElseThrow());
        Session session = bench().session(connector(), () -> Optional.of(grant.get()), CallMeter.UNLIMITED);
        session.probe();
        simulator().misbehave(Misbehaviour.ENDS_ACCESS);
        assertThat(catchThrowableOfType(ConnectorException.Unauthorized.class, session::probe))
                .as("what a call with ended access says")
                .isNotNull()
                .extracting(ConnectorException::remedy)
                .isEqualTo(Remedy.REFRESH_GRANT);

        grant.set(authorizer().refresh(grant.get()));

        assertThatCode(session::probe).doesNotThrowAnyException();
    }

    @Promise(
            id = "A06",
            text = "Once the consent has ended every call is refused, and somebody has to connect again",
            needs = Capability.AUTHORISATION)
    default void ended_consent_says_to_connect_again() {
        Grant grant = simulator().grant().orElseThrow();
        Session session = session(grant);
        simulator().revoke();

        assertThatThrownBy(session::probe).isInstanceOf(ConnectorException.Unauthorized.class);

        assertThatThrownBy(() -> {
                    if (bench().can(Capability.REFRESH)) {
                        authorizer().refresh(grant);
                    } else {
                        session.probe();
                    }
                })
                .isInstanceOf(ConnectorException.Unauthorized.class)
                .extracting(e -> ((ConnectorException) e).remedy())
                .isEqualTo(Remedy.RECONNECT);
    }

    private Authorizer authorizer() {
        return connector().authorizer(bench().settings()).orElseThrow();
    }

    private Session session(Grant grant) {
        return bench().session(connector(), () -> Optional.of(grant), CallMeter.UNLIMITED);
    }
}
