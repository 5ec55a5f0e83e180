package org.charterflow.membership.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.charterflow.IntegrationTest;
import org.charterflow.RunsFirst;
import org.charterflow.engine.ActingAlliance;
import org.charterflow.language.RuleViolation;
import org.charterflow.mail.NoticeHandedOver;
import org.junit.jupiter.api.Test;

/** The process instance: whose case it is, and what a failure does. */
@IntegrationTest
@RunsFirst
class ApplicationInstanceTest extends JourneyTest {

    @Test
    void anInstanceActsOnNoCaseOfAnotherAlliance() {
        journey.apply(Applicant.of("oscar", "enterprise").without("postcode"));
        ActingAlliance.act(
                "coia",
                () -> engine.getRuntimeService()
                        .createMessageCorrelation("charterflow.applicationReceived")
                        .withoutTenantId()
                        .processInstanceBusinessKey(journey.caseNumber())
                        .setVariable("senderProven", true)
                        .setVariable("understood", true)
                        .correlateStartMessage());
        List<String> mails = journey.mails();

        assertThatThrownBy(() -> journey.run()).isInstanceOf(RuleViolation.class);
        assertThat(journey.mails()).isEqualTo(mails);
    }

    @Test
    void aTechnicalFailureIsRetriedAndThenAnIncident() {
        Applicant applicant = Applicant.of("coia", "ordinary");
        journey.apply(applicant).accept();
        jdbc.sql("update application set fields = fields - 'representativeEmail' where case_number = :case")
                .param("case", journey.caseNumber())
                .update();
        transaction.executeWithoutResult(status -> events.publishEvent(new NoticeHandedOver(
                UUID.randomUUID(),
                "coia",
                journey.caseNumber(),
                "membership-acceptance",
                "applicant",
                clock.instant())));
        var jobs = engine.getManagementService();
        String job = jobs.createJobQuery()
                .processInstanceId(journey.instance())
                .messages()
                .singleResult()
                .getId();
        for (int attempt = 0; attempt < 4; attempt++) {
            assertThatThrownBy(() -> jobs.executeJob(job)).isInstanceOf(RuntimeException.class);
        }

        assertThat(engine.getRuntimeService()
                        .createIncidentQuery()
                        .processInstanceId(journey.instance())
                        .count())
                .isEqualTo(1);
        assertThat(members.findByName("coia", applicant.name())).isEmpty();
    }
}
