package org.charterflow.alliance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.charterflow.alliance.Accounts.HeldOffice;
import org.junit.jupiter.api.Test;

class AccountsTest {

    @Test
    void aRepresentativeTakesPartAndVotesWhereTheUnitDoes() {
        assertThat(Accounts.groups("oscar", true, List.of("board", "wg-standards"), List.of()))
                .containsExactlyInAnyOrder("oscar-participant", "oscar-board", "oscar-wg-standards");
    }

    @Test
    void theChairIsOneByOffice() {
        var chair = new HeldOffice("board", OrganKind.BOARD, "chair");

        assertThat(Accounts.groups("oscar", true, List.of("board"), List.of(chair)))
                .containsExactlyInAnyOrder("oscar-participant", "oscar-board", "oscar-chair");
    }

    @Test
    void aLeaderIsOneOfAllLeadersAndTheLeaderOfThisGroup() {
        var leader = new HeldOffice("wg-standards", OrganKind.WORKING_GROUP, "leader");

        assertThat(Accounts.groups("oscar", true, List.of(), List.of(leader)))
                .containsExactlyInAnyOrder("oscar-participant", "oscar-leader", "oscar-wg-standards-leader");
    }

    @Test
    void theSecretariatIsNoParticipant() {
        var secretary = new HeldOffice("secretariat", OrganKind.SECRETARIAT, "secretary-general");

        assertThat(Accounts.groups("oscar", false, List.of(), List.of(secretary)))
                .containsExactlyInAnyOrder("oscar-secretariat", "oscar-secretary-general");
    }

    @Test
    void anExpertWithoutAUnitTakesPartAndVotesNowhere() {
        var expert = new HeldOffice("expert-committee", OrganKind.EXPERT_COMMITTEE, "expert");

        assertThat(Accounts.groups("oscar", false, List.of("board"), List.of(expert)))
                .containsExactlyInAnyOrder("oscar-participant", "oscar-expert");
    }

    @Test
    void whoHasNothingToDoHasNoGroups() {
        assertThat(Accounts.groups("oscar", false, List.of(), List.of())).isEmpty();
    }
}
