package org.charterflow.membership.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Locale;
import java.util.Set;
import org.charterflow.Article;
import org.charterflow.IntegrationTest;
import org.charterflow.RunsFirst;
import org.charterflow.language.RuleViolation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The applicant takes the application back. */
@IntegrationTest
@RunsFirst
class WithdrawalTest extends JourneyTest {

    @ParameterizedTest
    @EnumSource
    void theApplicantWithdrawsAtAnyStage(Stage stage) {
        stage.reach(journey, stage.applicant());
        assertThat(journey.state()).isEqualTo(stage.state());

        journey.withdraw();

        assertThat(journey.end()).isEqualTo("end_withdrawn");
        assertThat(journey.state()).isEqualTo("withdrawn");
        assertThat(journey.mails()).filteredOn("application-withdrawn"::equals).hasSize(1);
        assertThat(jdbc.sql("select state from ballot where case_number = :case")
                        .param("case", journey.caseNumber())
                        .query(String.class)
                        .list())
                .as("no ballot goes on without its applicant")
                .allMatch(state -> Set.of("closed", "withdrawn").contains(state.toLowerCase(Locale.ROOT)));
        assertThatThrownBy(() -> journey.withdraw()).isInstanceOf(RuleViolation.class);
    }

    @Test
    @Article("COIA-5.1")
    void aMemberDoesNotWithdrawAnApplication() {
        journey.apply(Applicant.of("coia", "ordinary")).accept().acceptanceArrives();

        assertThatThrownBy(() -> journey.withdraw()).isInstanceOf(RuleViolation.class);
    }
}
