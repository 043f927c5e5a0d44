package dev.packshot.connector.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.packshot.connector.CallMeter;
import dev.packshot.connector.Capability;
import dev.packshot.connector.ConnectorDescriptor;
import dev.packshot.connector.ConnectorException;
import dev.packshot.connector.Opening;
import dev.packshot.connector.Remedy;
import dev.packshot.connector.Setting;
import dev.packshot.connector.SettingProblem;
import dev.packshot.connector.Settings;
import dev.packshot.connector.tck.score.NotApplicable;
import dev.packshot.connector.tck.score.Promise;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** D: what a connector says about itself. */
interface DescribePromises extends Promises {
    @Promise(id = "D01", text = "It describes itself the same each time, and after a restart")
    default void describes_itself_the_same_each_time() {
        ConnectorDescriptor first = connector().describe();

        ConnectorDescriptor later = bench().anotherConnector().describe();

        assertThat(later).isEqualTo(first).isEqualTo(connector().describe());
        assertThat(first.settings().stream().map(Setting::key)).doesNotHaveDuplicates();
    }

    @Promise(id = "D02", text = "What it claims and what it has agree: authorizer, signals, limits, hosts")
    default void claims_agree_with_what_there_is() {
        ConnectorDescriptor descriptor = connector().describe();

        assertThat(connector().authorizer(bench().settings()).isPresent())
                .as("authorizer")
                .isEqualTo(descriptor.can(Capability.AUTHORISATION));
        assertThat(connector().signals().isPresent())
                .as("signals")
                .isEqualTo(descriptor.can(Capability.WEBHOOKS) || descriptor.can(Capability.WATCH));
        assertThat(!descriptor.can(Capability.REFRESH) || descriptor.can(Capability.AUTHORISATION))
                .as("what is renewed was consented to")
                .isTrue();
        assertThat(!descriptor.limits().isEmpty()).as("limits over HTTP").isEqualTo(descriptor.can(Capability.HTTP));
        assertThat(!descriptor.hosts().isEmpty())
                .as("picture hosts over HTTP")
                .isEqualTo(descriptor.can(Capability.HTTP));
    }

    @Promise(id = "D03", text = "Good settings pass; checking, opening and describing make no call")
    default void good_settings_pass_without_a_call() throws Exception {
        if (bench().can(Capability.HTTP)) {
            bench().wire().close();
        }

        List<SettingProblem> problems = connector().check(bench().settings());

        assertThat(problems).isEmpty();
        bench().session().close();
        assertThat(bench().steps().taken()).isZero();
    }

    @Promise(id = "D04", text = "All that is wrong with the settings is told at once, each with its key and what to do")
    default void all_problems_are_told_at_once() {
        List<Setting> settings = connector().describe().settings();

        List<SettingProblem> problems = connector().check(new Settings(Map.of()));

        assertThat(problems.stream().map(SettingProblem::key))
                .containsExactlyInAnyOrderElementsOf(settings.stream()
                        .filter(Setting::required)
                        .filter(each -> each.usual().isBlank())
                        .map(Setting::key)
                        .toList());
        assertThat(problems).isNotEmpty().allSatisfy(each -> {
            assertThat(each.remedy()).isNotBlank();
            assertThat(each.found()).isEqualTo("nothing");
        });
    }

    @Promise(id = "D05", text = "Settings that don't pass can't be opened with")
    default void bad_settings_cannot_be_opened_with() {
        var opening = new Opening(new Settings(Map.of()), simulator()::grant, CallMeter.UNLIMITED, bench().clock());

        assertThatThrownBy(() -> connector().open(opening).close())
                .isInstanceOf(ConnectorException.Malformed.class)
                .extracting(e -> ((ConnectorException) e).remedy())
                .isEqualTo(Remedy.REPORT_BUG);
    }

    @Promise(id = "D06", text = "What is wrong with a secret setting is told without the secret")
    default void problems_show_no_secret() {
        List<String> secrets = connector().describe().settings().stream()
                .filter(each -> each.kind() == Setting.Kind.SECRET)
                .map(Setting::key)
                .toList();
        if (secrets.isEmpty()) {
            throw new NotApplicable("takes no secret setting");
        }
        Map<String, String> values = new HashMap<>(bench().settings().values());
        secrets.forEach(key -> values.put(key, "hush"));

        List<SettingProblem> problems = connector().check(new Settings(values));

        assertThat(problems.stream().map(SettingProblem::key)).containsAll(secrets);
        assertThat(problems.toString()).doesNotContain("hush");
    }
}
