package org.charterflow.membership.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.charterflow.Article;
import org.charterflow.IntegrationTest;
import org.charterflow.RunsFirst;
import org.charterflow.charter.GoverningRules;
import org.charterflow.charter.TableVersions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The board changes the fee while applications run: each keeps the rules it began with. */
@IntegrationTest
@RunsFirst
class RunningCaseRulesTest extends JourneyTest {

    private static final String FEE = "membership-fee";

    @Autowired
    GoverningRules rules;

    @Autowired
    TableVersions versions;

    @Test
    @Article("COIA-25.1")
    @Article("COIA-26.1")
    void anApplicationKeepsTheFeeOfTheDayItBegan() {
        String before = versions.text(versions.inForce("coia", FEE));
        String raised = before.replace("waived_out_amount\"><text>0", "waived_out_amount\"><text>500");
        assertThat(raised).isNotEqualTo(before);
        journey.apply(applicant());
        clock.advance(Duration.ofDays(1));
        Instant from = clock.instant();
        rules.takeEffect("coia", Map.of(FEE, raised), List.of(), from, "raised-for-a-test");
        try {
            clock.advance(Duration.ofDays(1));
            Journey later = another().apply(applicant());

            journey.accept().acceptanceArrives();
            later.accept().acceptanceArrives();

            assertThat(journey.state()).isEqualTo("admitted");
            assertThat(later.state()).isEqualTo("fee-due");
        } finally {
            rules.takeEffect("coia", Map.of(FEE, before), List.of(), from, "lowered-after-a-test");
        }
    }

    private static Applicant applicant() {
        return Applicant.of("coia", "ordinary")
                .with("billingTitle", "申请测试单位")
                .with("billingEmail", "billing@applicant.example");
    }
}
