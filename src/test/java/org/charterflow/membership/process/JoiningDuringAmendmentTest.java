package org.charterflow.membership.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.charterflow.Article;
import org.charterflow.IntegrationTest;
import org.charterflow.amendment.AmendmentState;
import org.charterflow.amendment.process.Amending;
import org.charterflow.membership.MemberDocuments;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;

/** Who joins between the adoption of an amendment and its day signs the version in force, and the coming one. */
@IntegrationTest
class JoiningDuringAmendmentTest extends JourneyTest {

    @Autowired
    Amending amending;

    @Autowired
    MemberDocuments documents;

    @Autowired
    TestRestTemplate http;

    @AfterEach
    void giveBackTheRules() {
        amending.abandon();
    }

    @Test
    @Article("OSCAR-39")
    @Article("OSCAR-40")
    void whoJoinsInThePeriodSignsTheVersionInForceAndTheComingOne() {
        Applicant applicant = Applicant.of("changfeng", "ordinary");
        journey.apply(applicant).accept();
        amending.begin("changfeng", null)
                .text("model-rules", "## MODEL-1 理事会表决 Voting in the board", "入会期间修订。")
                .handIn()
                .vote("for");
        assertThat(amending.now().state()).isEqualTo(AmendmentState.ADOPTED);
        assertThat(http.getForObject("/api/v1/alliances/changfeng/application-form", String.class))
                .as("the form names the version in force")
                .contains("\"charterVersion\":\"1\"");

        journey.vote(99);

        assertThat(journey.state()).isEqualTo("to-be-signed");
        assertThat(journey.mail("signature-requested")).contains("2");
        journey.supplement(Map.of(), "application-form")
                .complete("userTask_checkSignature", Map.of("signatureDecision", "accept", "sealStatus", "checked"));
        journey.acceptanceArrives();

        assertThat(journey.end()).isEqualTo("end_admitted");
        assertThat(documents.signed(member(applicant).id()))
                .filteredOn(signed -> signed.document().equals("model-rules"))
                .extracting(MemberDocuments.Signed::version)
                .containsExactly("1", "2");
        amending.takeBack();
        assertThat(amending.now().state()).isEqualTo(AmendmentState.WITHDRAWN);
    }
}
