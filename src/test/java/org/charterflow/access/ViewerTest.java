package org.charterflow.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.charterflow.language.RuleViolation;
import org.junit.jupiter.api.Test;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;

class ViewerTest {

    @Test
    void nobodyLoggedInIsAnonymousAndEntersNoAlliance() {
        Groups everybodyIsSecretary = userId -> Set.of("oscar-secretariat");
        Viewer nobody = Viewer.of(
                new AnonymousAuthenticationToken(
                        "key", "anonymousUser", AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS")),
                everybodyIsSecretary);
        assertThat(nobody).isEqualTo(Viewer.anonymous()).isEqualTo(Viewer.of(null, everybodyIsSecretary));
        assertThat(nobody.isAnonymous()).isTrue();
        assertThatThrownBy(() -> nobody.enter("oscar")).isInstanceOf(RuleViolation.class);
    }

    @Test
    void anotherAlliancesSecretariatFindsNothing() {
        Viewer stranger = new Viewer("coia.secretary1", Set.of("coia-secretariat", "coia-participant"));
        assertThat(stranger.alliances()).containsExactly("coia");
        assertThat(stranger.belongsTo("oscar")).isFalse();
        for (var door : List.<Runnable>of(() -> stranger.enter("oscar"), () -> stranger.enterAsSecretariat("oscar"))) {
            assertThatThrownBy(door::run)
                    .isInstanceOfSatisfying(
                            RuleViolation.class,
                            violation -> assertThat(violation.kind()).isEqualTo(RuleViolation.Kind.NOT_FOUND));
        }
    }

    @Test
    void anAuditorReadsWhatTheSecretariatReadsAndActsNowhere() {
        Viewer auditor = new Viewer("oscar.auditor", Set.of("oscar-auditor"));
        auditor.enter("oscar");
        assertThat(auditor.seesConfidential("oscar")).isTrue();
        assertThatThrownBy(() -> auditor.enterAsSecretariat("oscar"))
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        violation -> assertThat(violation.kind()).isEqualTo(RuleViolation.Kind.FORBIDDEN));
    }

    @Test
    void aParticipantSeesNoConfidentialPart() {
        Viewer participant = new Viewer("oscar.b1", Set.of("oscar-participant", "oscar-board"));
        participant.enter("oscar");
        assertThat(participant.seesConfidential("oscar")).isFalse();
        assertThat(participant.isInOrgan("oscar", "board")).isTrue();
        assertThat(participant.isInOrgan("oscar", "expert-committee")).isFalse();
    }

    @Test
    void anAdministratorEntersEveryAllianceButSeesNothingConfidential() {
        Viewer administrator = new Viewer("admin", Set.of("camunda-admin"));
        administrator.enter("oscar");
        assertThat(administrator.seesConfidential("oscar")).isFalse();
    }
}
